import { plans } from '~/bridge/calls';
import { refused } from '~/ui/toast';

async function pick(ask: () => Promise<string>, then: (path: string) => void): Promise<void> {
  try {
    const path = await ask();
    if (path) then(path);
  } catch (reason) {
    refused(reason);
  }
}

/** Asks for a spreadsheet; nothing happens when the person gives up. */
export function pickImport(then: (path: string) => void): Promise<void> {
  return pick(plans.pickImport, then);
}

/** Asks for the folder that a plan was exported to. */
export function pickPlanFolder(then: (path: string) => void): Promise<void> {
  return pick(plans.pickFolder, then);
}
