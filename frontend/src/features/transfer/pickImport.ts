import { plans } from '~/bridge/calls';
import { toCairnError } from '~/bridge/errors';
import { toast } from '~/ui/toast';

/** Asks for a spreadsheet; nothing happens when the person gives up. */
export async function pickImport(then: (path: string) => void): Promise<void> {
  try {
    const path = await plans.pickImport();
    if (path) then(path);
  } catch (reason) {
    toast({ text: toCairnError(reason).sentence(), tone: 'danger' });
  }
}
