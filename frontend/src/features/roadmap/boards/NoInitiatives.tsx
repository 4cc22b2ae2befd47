import { Button } from '@mantine/core';
import { runCommand, useOffered } from '~/app/commands/registry';
import { t } from '~/strings/strings';
import { EmptyScreen } from '~/ui/EmptyScreen';
import styles from './boards.module.css';

/** What board and timeline show before there is an initiative. */
export function NoInitiatives() {
  const adding = useOffered('roadmap.add');
  return (
    <div className={styles.empty}>
      <EmptyScreen
        example={
          <>
            <b>{t('board.empty.example')}</b>
            <span>{t('board.empty.example.effort')}</span>
          </>
        }
        title={t('board.empty.title')}
        text={t('board.empty.text')}
        actions={
          adding !== null ? (
            <Button data-arrive onClick={() => runCommand('roadmap.add')}>
              {adding}
            </Button>
          ) : (
            <Button
              data-arrive
              variant="default"
              onClick={() => runCommand('roadmap.view.backlog')}
            >
              {t('board.empty.action')}
            </Button>
          )
        }
      />
    </div>
  );
}
