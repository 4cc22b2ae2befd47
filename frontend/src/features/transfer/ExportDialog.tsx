import { Button, Input, Modal, Radio } from '@mantine/core';
import { IconCircleCheck, IconFileExport, IconFolder } from '@tabler/icons-react';
import { useState } from 'react';
import { plans, transfer } from '~/bridge/calls';
import { type CairnError, toCairnError } from '~/bridge/errors';
import type { Exported, ExportPreset } from '~/bridge/types';
import { useCycle } from '~/data/cycle';
import { usePlan } from '~/data/plan';
import { isText, useRemembered } from '~/data/remembered';
import { t, tn } from '~/strings/strings';
import { Message } from '~/ui/Message';
import { useReturnFocus } from '~/ui/useReturnFocus';
import styles from './ExportDialog.module.css';

const presets = ['standard', 'excel', 'tab'] as const;

/** What is written: the plan, or the sheet in which colleagues check in. */
export type ExportWhat = 'plan' | 'checkIns';

interface DialogProps {
  what: ExportWhat;
  onClose: () => void;
}

/** Writes CSV into a folder. Folder and preset are remembered with the plan. */
export function ExportDialog({ what, onClose }: DialogProps) {
  useReturnFocus();
  const plan = usePlan();
  const { cycle } = useCycle();
  const isSheet = what === 'checkIns';
  const [folder, setFolder] = useRemembered(plan.id, 'export.folder', plan.folder, isText);
  const [kept, setPreset] = useRemembered(plan.id, 'export.preset', 'standard', isText);
  const preset: ExportPreset = presets.find((each) => each === kept) ?? 'standard';
  const [done, setDone] = useState<Exported | null>(null);
  const [error, setError] = useState<CairnError | null>(null);
  const [busy, setBusy] = useState(false);

  const attempt = async (work: () => Promise<void>) => {
    setError(null);
    setBusy(true);
    try {
      await work();
    } catch (reason) {
      setError(toCairnError(reason));
    } finally {
      setBusy(false);
    }
  };
  const choose = () =>
    attempt(async () => {
      const chosen = await plans.pickFolder();
      if (chosen) setFolder(chosen);
    });
  const run = () =>
    attempt(async () => {
      const written = isSheet
        ? transfer.exportCheckIns({ folder, preset, cycle: cycle?.id ?? '', owner: '', all: false })
        : transfer.export({ folder, preset });
      setDone(await written);
    });

  return (
    <Modal
      opened
      onClose={onClose}
      title={t(isSheet ? 'export.sheet.title' : 'export.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      size="32rem"
    >
      {done ? (
        <Done exported={done} onAgain={() => setDone(null)} onClose={onClose} />
      ) : (
        <div className={styles.form}>
          <p className={styles.text}>
            {isSheet ? t('export.sheet.text', { cycle: cycle?.name ?? '' }) : t('export.text')}
          </p>
          {error && <Message title={t('export.failed')}>{error.sentence()}</Message>}
          <Presets preset={preset} onChoose={setPreset} />
          <Folder
            folder={folder}
            hint={t(isSheet ? 'export.sheet.hint' : 'export.folder.hint')}
            onChoose={() => void choose()}
          />
          <div className={styles.actions}>
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button
              data-autofocus
              loading={busy}
              leftSection={<IconFileExport size="0.9375rem" aria-hidden />}
              onClick={() => void run()}
            >
              {t('export.run')}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}

function Presets({ preset, onChoose }: { preset: string; onChoose: (preset: string) => void }) {
  return (
    <Radio.Group label={t('export.preset')} value={preset} onChange={onChoose} size="xs">
      <div className={styles.presets}>
        {presets.map((each) => (
          <Radio.Card key={each} value={each} className={styles.preset ?? ''}>
            <Radio.Indicator size="xs" />
            <span>
              <b>{t(`export.preset.${each}`)}</b>
              <small>{t(`export.preset.${each}.text`)}</small>
            </span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}

interface FolderProps {
  folder: string;
  hint: string;
  onChoose: () => void;
}

function Folder({ folder, hint, onChoose }: FolderProps) {
  return (
    <Input.Wrapper label={t('export.folder')} labelElement="div" description={hint} size="xs">
      <div className={styles.folder}>
        <span>{folder}</span>
        <Button
          variant="default"
          leftSection={<IconFolder size="0.9375rem" aria-hidden />}
          onClick={onChoose}
        >
          {t('export.folder.choose')}
        </Button>
      </div>
    </Input.Wrapper>
  );
}

interface DoneProps {
  exported: Exported;
  onAgain: () => void;
  onClose: () => void;
}

function Done({ exported: { files, folder }, onAgain, onClose }: DoneProps) {
  const first = files[0];
  return (
    <div className={styles.form}>
      <div role="status" className={styles.done}>
        <IconCircleCheck size="1.25rem" aria-hidden />
        <div>
          <h3>{t('export.done', { folder })}</h3>
          <ul>
            {files.map(({ path, name, rows }) => (
              <li key={path}>
                <b>{name}</b> <span>{tn('export.file.rows', rows)}</span>
              </li>
            ))}
          </ul>
          <p className={styles.text}>{t('export.done.safe')}</p>
        </div>
      </div>
      <div className={styles.actions}>
        <Button variant="subtle" color="gray" onClick={onAgain}>
          {t('export.again')}
        </Button>
        {first && (
          <Button variant="default" onClick={() => void plans.showInFolder(first.path)}>
            {t('bar.showInFolder')}
          </Button>
        )}
        <Button data-autofocus onClick={onClose}>
          {t('action.close')}
        </Button>
      </div>
    </div>
  );
}
