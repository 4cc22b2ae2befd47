import { plans, transfer } from '~/bridge/calls';
import { t } from '~/strings/strings';
import type { PictureFile } from '~/ui/charts/picture';
import { attempt, toast } from '~/ui/toast';

/** Asks where the picture shall lie, and says where it lies then. */
export async function savePicture(file: PictureFile): Promise<void> {
  const path = await transfer.savePicture(file);
  if (path === '') return;
  toast({
    text: t('chart.saved', { file: path.split(/[\\/]/).at(-1) ?? path }),
    action: { label: t('chart.saved.folder'), run: () => attempt(plans.showInFolder(path)) },
  });
}
