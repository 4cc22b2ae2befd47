import { Button } from '@mantine/core';
import { IconDatabasePlus, IconShieldCheck, IconShieldQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { plans } from '~/bridge/calls';
import { toCairnError } from '~/bridge/errors';
import type { Backup } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { DataTable, type TableColumn } from '~/ui/DataTable';
import { useFormat } from '~/ui/format';
import { Message } from '~/ui/Message';
import { Sheet, SheetBody } from '~/ui/Sheet';
import { formatSize } from '~/ui/size';
import { attempt, toast } from '~/ui/toast';
import { whenWords } from '~/ui/when';
import { Unreadable } from '~/ui/Unreadable';
import styles from './BackupsScreen.module.css';
import { newestVerified, useBackUp, useBackups, useRestore } from './useBackups';

/** The copies of this plan: make one, put one back. */
export function BackupsScreen() {
  const { readOnlyReason } = usePlan();
  const { backups, error, again } = useBackups();
  const { busy, failure, backUp, restore } = useActions();
  const damaged = readOnlyReason === 'damaged';
  const restorable = readOnlyReason === '' || damaged;
  return (
    <Sheet
      title={t('backups.title')}
      line={t('backups.text')}
      actions={
        readOnlyReason === '' && (
          <Button
            leftSection={<IconDatabasePlus size="0.9375rem" aria-hidden />}
            loading={busy === 'making'}
            disabled={busy === 'restoring'}
            onClick={backUp}
          >
            {t('backups.now')}
          </Button>
        )
      }
    >
      <div className={styles.notices}>
        {damaged && (
          <DamagedMessage
            newest={newestVerified(backups)}
            {...(busy === null && { onRestore: restore })}
          />
        )}
        {failure && <Message title={failure.title}>{failure.text}</Message>}
        {!restorable && backups && backups.length > 0 && (
          <Message tone="info" title={t('bar.readOnly')}>
            {t('backups.readOnly')}
          </Message>
        )}
        {error !== null && (
          <Unreadable title={t('backups.failed.list')} error={error} onRetry={again} />
        )}
      </div>
      {backups?.length === 0 && <NoBackups />}
      {backups && backups.length > 0 && (
        <BackupTable
          backups={backups}
          {...(restorable && busy === null && { onRestore: restore })}
        />
      )}
    </Sheet>
  );
}

/** What runs, and why the last thing did not work. */
function useActions() {
  const makeBackup = useBackUp();
  const putBack = useRestore();
  const [busy, setBusy] = useState<'making' | 'restoring' | null>(null);
  const [failure, setFailure] = useState<{ title: string; text: string } | null>(null);
  const run = async (what: 'making' | 'restoring', title: string, work: () => Promise<void>) => {
    setBusy(what);
    setFailure(null);
    try {
      await work();
    } catch (reason) {
      setFailure({ title, text: toCairnError(reason).sentence() });
    } finally {
      setBusy(null);
    }
  };
  return {
    busy,
    failure,
    backUp: () =>
      void run('making', t('backups.failed.now'), async () => {
        const { size } = await makeBackup();
        toast({ text: t('backups.made', { size: formatSize(size) }) });
      }),
    restore: (backup: Backup) => void run('restoring', t('backups.failed'), () => putBack(backup)),
  };
}

interface DamagedProps {
  newest: Backup | undefined;
  onRestore?: (backup: Backup) => void;
}

/** Says that the open plan is damaged, and offers the newest sound copy. */
function DamagedMessage({ newest, onRestore }: DamagedProps) {
  const { today } = usePlan();
  const format = useFormat();
  return (
    <Message
      title={t('damaged.title')}
      actions={
        newest && (
          <Button disabled={!onRestore} onClick={() => onRestore?.(newest)}>
            {t('damaged.restore', { when: whenWords(newest.at, today, format) })}
          </Button>
        )
      }
    >
      {t(newest ? 'damaged.text' : 'damaged.none')}
    </Message>
  );
}

function NoBackups() {
  return (
    <SheetBody>
      <div className={styles.empty}>
        <h2>{t('backups.empty')}</h2>
        <p>{t('backups.empty.text')}</p>
      </div>
    </SheetBody>
  );
}

interface TableProps {
  backups: readonly Backup[];
  onRestore?: (backup: Backup) => void;
}

function BackupTable({ backups, onRestore }: TableProps) {
  const { today } = usePlan();
  const format = useFormat();
  const columns: TableColumn<Backup>[] = [
    {
      title: t('backups.when'),
      width: '13rem',
      cell: ({ at }) => <b className={styles.when}>{whenWords(at, today, format)}</b>,
    },
    {
      title: t('backups.why'),
      width: 'minmax(11rem, 16rem)',
      cell: ({ reason }) => t(`backups.reason.${reason}`),
    },
    { title: t('backups.size'), width: '6rem', end: true, cell: ({ size }) => formatSize(size) },
    {
      title: t('backups.check'),
      width: 'minmax(10rem, 1fr)',
      cell: ({ verified }) => <Check verified={verified} />,
    },
    {
      title: t('backups.act'),
      width: '15rem',
      end: true,
      cell: (backup) => <Actions backup={backup} {...(onRestore && { onRestore })} />,
    },
  ];
  return (
    <DataTable
      label={t('backups.list')}
      columns={columns}
      rows={backups}
      keyOf={({ path }) => path}
      roomy
    />
  );
}

function Check({ verified }: { verified: boolean }) {
  const Icon = verified ? IconShieldCheck : IconShieldQuestion;
  return (
    <span className={styles.check}>
      <Icon size="1rem" aria-hidden />
      {t(verified ? 'backups.verified' : 'backups.unverified')}
    </span>
  );
}

function Actions({ backup, onRestore }: { backup: Backup; onRestore?: (b: Backup) => void }) {
  const { today } = usePlan();
  const format = useFormat();
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        onClick={() => attempt(plans.showInFolder(backup.path))}
      >
        {t('backups.folder')}
      </Button>
      <Button
        variant="default"
        size="compact-xs"
        disabled={!onRestore}
        aria-label={t('backups.restore.label', { when: whenWords(backup.at, today, format) })}
        onClick={() => onRestore?.(backup)}
      >
        {t('backups.restore')}
      </Button>
    </>
  );
}
