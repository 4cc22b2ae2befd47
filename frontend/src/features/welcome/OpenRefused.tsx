import { Button, Select } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { plans } from '~/bridge/calls';
import type { CairnError } from '~/bridge/errors';
import type { AppState, Backup } from '~/bridge/types';
import { keys } from '~/data/keys';
import { useAppState } from '~/data/plan';
import { t } from '~/strings/strings';
import { type Format, useFormat } from '~/ui/format';
import { Message } from '~/ui/Message';
import { attempt, toast } from '~/ui/toast';
import { machineToday, whenWords } from '~/ui/when';
import { type Refusal, useOpening } from './opening';

/** Refusals with a title of their own; others say only that it did not work. */
const titled = [
  'not_found',
  'unsupported',
  'damaged',
  'too_new',
  'busy',
  'conflict',
  'disk_full',
] as const;

function titleOf({ code }: CairnError, opening: boolean): string {
  const known = titled.find((each) => each === code);
  if (known) return t(`refused.${known}`);
  return t(opening ? 'refused.title' : 'error.title');
}

const isTable = (path: string) => /\.(csv|tsv|txt)$/i.test(path);

/** Why a plan did not open, and what can be done about it. */
export function OpenRefused({ refusal: { path, error, opening } }: { refusal: Refusal }) {
  const { pick, dismiss, showForm } = useOpening();
  return (
    <Message
      title={titleOf(error, opening)}
      actions={
        <>
          {error.code === 'damaged' && path && <Backups path={path} />}
          {error.code === 'unsupported' && isTable(path) && (
            <Button onClick={() => showForm({ kind: 'spreadsheet', path })}>
              {t('refused.import')}
            </Button>
          )}
          {error.code === 'not_found' && path && <Forget path={path} />}
          {opening && (
            <Button variant="default" onClick={() => void pick()}>
              {t('refused.openOther')}
            </Button>
          )}
          <Button variant="subtle" color="gray" onClick={dismiss}>
            {t('action.close')}
          </Button>
        </>
      }
    >
      {error.message}
    </Message>
  );
}

/** Takes a plan off the list of recent ones; its file, wherever it is, stays. */
export function useForget(): (path: string) => Promise<void> {
  const client = useQueryClient();
  return async (path) => {
    const recent = await plans.forget(path);
    client.setQueryData<AppState>(keys.app, (state) => state && { ...state, recent });
  };
}

function Forget({ path }: { path: string }) {
  const { recent } = useAppState();
  const { dismiss } = useOpening();
  const forget = useForget();
  if (!recent.some((each) => each.path === path)) return null;
  return (
    <Button variant="default" onClick={() => attempt(forget(path).then(dismiss))}>
      {t('refused.forget')}
    </Button>
  );
}

const labelOf = (backup: Backup, today: string, format: Format) =>
  `${whenWords(backup.at, today, format)}, ${t(`backups.reason.${backup.reason}`).toLowerCase()}`;

/** The backups of a plan that does not open, the newest verified one chosen. */
function Backups({ path }: { path: string }) {
  const { restore } = useOpening();
  const { data: backups } = useQuery({
    queryKey: [...keys.backups, path],
    queryFn: () => plans.backupsOf(path),
  });
  const [picked, setPicked] = useState<string | null>(null);
  const today = machineToday();
  const format = useFormat();
  if (!backups) return null;
  const chosen =
    backups.find((each) => each.path === picked) ??
    backups.find(({ verified }) => verified) ??
    backups[0];
  if (!chosen) return <p>{t('refused.backups.none')}</p>;
  return (
    <>
      <Select
        aria-label={t('refused.backups')}
        data={backups.map((each) => ({ value: each.path, label: labelOf(each, today, format) }))}
        value={chosen.path}
        onChange={setPicked}
        w="17rem"
      />
      <Button
        onClick={() =>
          void restore(path, chosen.path).then((restored) => {
            if (restored)
              toast({ text: t('refused.restored', { when: whenWords(chosen.at, today, format) }) });
          })
        }
      >
        {t('refused.backups.restore')}
      </Button>
    </>
  );
}
