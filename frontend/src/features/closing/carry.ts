import type { CarryChoices } from '~/bridge/closingTypes';

/** What goes along with a goal until the person says otherwise. */
export const allChoices: CarryChoices = {
  fromFinal: true,
  owners: true,
  notes: true,
  tags: true,
  milestones: true,
};
