import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { caps } from '~/app/commands/keys';
import { useCommand } from '~/app/commands/registry';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { Progress } from '~/ui/Progress';
import styles from './EmptyOutline.module.css';

interface Props {
  cycle: string;
  readOnly: boolean;
  onFirst: () => void;
}

/** What belongs here, a small example, and the first steps. */
export function EmptyOutline({ cycle, readOnly, onFirst }: Props) {
  const template = useCommand('objectives.template');
  const copy = useCommand('cycle.copy');
  const importing = useCommand('plan.import');
  const sample = useCommand('plan.sample');
  const { cycles } = usePlan();
  const hasGoals = cycles.some(({ objectives }) => objectives > 0);
  return (
    <div className={styles.place}>
      <div className={styles.empty}>
        <div className={styles.example} aria-hidden="true">
          <b>{t('objectives.empty.example')}</b>
          <span>
            {t('objectives.empty.example.a')}
            <Progress bare progress={0.474} expected={0.53} status="behind" />
          </span>
          <span>
            {t('objectives.empty.example.b')}
            <Progress bare progress={0.657} expected={0.53} status="on_track" />
          </span>
        </div>
        <div>
          <h2>{t('objectives.empty.title', { cycle })}</h2>
          <p>{t('objectives.empty.text')}</p>
          {!readOnly && (
            <div className={styles.actions}>
              <Button leftSection={<IconPlus size="0.9375rem" aria-hidden />} onClick={onFirst}>
                {t('objectives.empty.first')}
              </Button>
              {template && (
                <Button variant="default" onClick={template.run}>
                  {template.title}
                </Button>
              )}
              {copy && !copy.disabled && hasGoals && (
                <Button variant="default" onClick={copy.run}>
                  {copy.title}
                </Button>
              )}
              {importing && (
                <Button variant="default" onClick={importing.run}>
                  {t('objectives.empty.import')}
                </Button>
              )}
              {sample && (
                <Button variant="subtle" color="gray" onClick={sample.run}>
                  {t('objectives.empty.sample')}
                </Button>
              )}
            </div>
          )}
          {!readOnly && (
            <p className={styles.paste}>
              {t('objectives.empty.paste', { keys: caps('mod+v').join(' ') })}
            </p>
          )}
        </div>
      </div>
    </div>
  );
}
