import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconCopy, IconDownload } from '@tabler/icons-react';
import { t } from '~/strings/strings';
import { canCopyPictures, copyPicture, type Drawn, fileOf, type PictureFile } from './picture';
import styles from './PictureActs.module.css';
import { attempt, toast } from './toast';

interface Props {
  /** Draws what is shown now. */
  draw: () => Drawn;
  /** Writes the picture where the person says. */
  onSave: (file: PictureFile) => Promise<void>;
}

/** Writes a picture to a file. */
export function savePictureAs({ draw, onSave }: Props, kind: PictureFile['kind']): void {
  attempt(fileOf(draw(), kind).then(onSave));
}

/** Puts a picture on the clipboard, and offers a file where that cannot be. */
export function copyAsPicture(props: Props): void {
  const offerSave = (text: string) =>
    toast({
      text,
      action: { label: t('chart.save.png'), run: () => savePictureAs(props, 'png') },
      tone: 'danger',
    });
  if (!canCopyPictures()) {
    offerSave(t('chart.cannotCopy'));
    return;
  }
  copyPicture(props.draw()).then(
    () => toast({ text: t('chart.copied') }),
    () => offerSave(t('chart.notCopied')),
  );
}

/** Ways to take a picture along. */
export function PictureActs(props: Props) {
  return (
    <div className={styles.acts}>
      <Tooltip label={t('chart.copy')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('chart.copy')}
          onClick={() => copyAsPicture(props)}
        >
          <IconCopy size="1rem" aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('chart.save')}>
            <IconDownload size="1rem" aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {(['png', 'svg'] as const).map((as) => (
            <Menu.Item key={as} onClick={() => savePictureAs(props, as)}>
              {t(`chart.save.${as}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
