import { Button } from '@mantine/core';
import { IconFileImport, IconRulerMeasure, IconTargetArrow } from '@tabler/icons-react';
import { t } from '~/strings/strings';
import { Sheet, SheetBody } from '~/ui/Sheet';
import styles from './NoFile.module.css';

/** Before a file is chosen: what can be imported, on a small example. */
export function NoFile({ onChoose }: { onChoose: () => void }) {
  return (
    <Sheet title={t('transfer.title')} takesFocus>
      <SheetBody>
        <div className={styles.empty}>
          <Example />
          <div className={styles.words}>
            <h2>{t('import.empty')}</h2>
            <p>{t('import.empty.text')}</p>
            <Button
              leftSection={<IconFileImport size="0.9375rem" aria-hidden />}
              onClick={onChoose}
            >
              {t('import.choose')}
            </Button>
          </div>
        </div>
      </SheetBody>
    </Sheet>
  );
}

function Example() {
  const rows = [
    { order: '1', title: t('import.example.objective'), Icon: IconTargetArrow, type: 'objective' },
    { order: '1.1', title: t('import.example.first'), Icon: IconRulerMeasure, type: 'key_result' },
    { order: '1.2', title: t('import.example.second'), Icon: IconRulerMeasure, type: 'key_result' },
  ] as const;
  return (
    <div className={styles.example} role="img" aria-label={t('import.example')}>
      {rows.map(({ order, title, Icon, type }) => (
        <div key={order} className={styles.row} data-type={type}>
          <span className={styles.order}>{order}</span>
          <span className={styles.title}>{title}</span>
          <span className={styles.type}>
            <Icon size="0.75rem" />
            {t(`import.type.${type}`)}
          </span>
        </div>
      ))}
    </div>
  );
}
