import { Button } from '@mantine/core';
import { IconFileImport, IconFolder } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { transfer } from '~/bridge/calls';
import type { CairnError } from '~/bridge/errors';
import type { PlanPreview } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { t, tn } from '~/strings/strings';
import { DataTable, type TableColumn } from '~/ui/DataTable';
import { Message } from '~/ui/Message';
import { Sheet, SheetBody } from '~/ui/Sheet';
import { Working } from '~/ui/Working';
import { Findings } from './Findings';
import { handedOver } from './handedOver';
import { PartTabs } from './PartTabs';
import { pickPlanFolder } from './pickImport';
import { type PlanFile, planFilesOf, planWords } from './planFiles';
import styles from './PlanImportScreen.module.css';
import prepared from './Prepared.module.css';
import { Section } from './Section';
import { usePlanImport } from './usePlanImport';
import { useRunCommand } from './useRunCommand';
import { useAdvance, useSlow } from './useSlow';

interface Props {
  /** Makes a plan for the folder, where the open one is not empty. */
  onNewPlan: (folder: string) => void;
}

/** The import of all that an export wrote, into a plan that is empty: shown first, then made. */
export function PlanImportScreen({ onNewPlan }: Props) {
  const folder = handedOver(useHistoryState(), 'folder');
  const [, go] = useLocation();
  const chooseOther = () =>
    void pickPlanFolder((chosen) =>
      go('/import-plan', { state: { folder: chosen }, replace: true }),
    );
  if (!folder) return <NoFolder onChoose={chooseOther} />;
  return (
    <OneFolder
      key={folder}
      folder={folder}
      onNewPlan={() => onNewPlan(folder)}
      onChooseOther={chooseOther}
    />
  );
}

function NoFolder({ onChoose }: { onChoose: () => void }) {
  return (
    <Sheet title={t('import.plan')} takesFocus>
      <SheetBody>
        <div className={styles.empty}>
          <h2>{t('import.plan.empty')}</h2>
          <p>{t('import.plan.empty.text')}</p>
          <Button leftSection={<IconFolder size="0.9375rem" aria-hidden />} onClick={onChoose}>
            {t('import.plan.choose')}
          </Button>
        </div>
      </SheetBody>
    </Sheet>
  );
}

interface FolderProps {
  folder: string;
  onNewPlan: () => void;
  onChooseOther: () => void;
}

function OneFolder({ folder, onNewPlan, onChooseOther }: FolderProps) {
  const { readOnly } = usePlan();
  const [, go] = useLocation();
  const { preview, reading, error, running, failure, again, run } = usePlanImport(folder);
  const ready = preview !== undefined && preview.canImport && !reading && !running && !readOnly;
  useRunCommand(ready, run);
  const leave = () => {
    if (reading) void transfer.cancel();
    go('/objectives');
  };
  const refusal = failure ?? error;
  return (
    <Sheet
      takesFocus
      title={preview?.name ? t('import.plan.title', { name: preview.name }) : t('import.plan')}
      line={preview && t('import.plan.line', planWords(preview))}
      actions={
        preview && (
          <Actions
            preview={preview}
            running={running}
            ready={ready}
            onRun={run}
            onLeave={leave}
            onChooseOther={onChooseOther}
          />
        )
      }
    >
      {!preview && reading && <Reading folder={folder} onCancel={leave} />}
      {refusal && (
        <div className={preview ? prepared.refused : styles.refused}>
          <Refused
            refusal={refusal}
            isOfImport={failure !== null}
            onNewPlan={onNewPlan}
            onChooseOther={onChooseOther}
            onAgain={again}
            onLeave={leave}
          />
        </div>
      )}
      {preview && <Parts preview={preview} folder={folder} />}
    </Sheet>
  );
}

function Reading({ folder, onCancel }: { folder: string; onCancel: () => void }) {
  const slow = useSlow(true);
  const advance = useAdvance('read', true);
  if (!slow) return null;
  return (
    <SheetBody>
      <Working
        text={t('import.reading', { file: folder })}
        count={advance ? t('import.plan.files', { done: advance.done, total: advance.total }) : ''}
        part={advance && advance.total > 0 ? advance.done / advance.total : null}
        onCancel={onCancel}
      />
    </SheetBody>
  );
}

interface RefusedProps {
  refusal: CairnError;
  /** The import itself was refused, not the look at it. */
  isOfImport: boolean;
  onNewPlan: () => void;
  onChooseOther: () => void;
  onAgain: () => void;
  onLeave: () => void;
}

/** Why it does not come in, and the way out: a plan of its own, or another folder. */
function Refused({ refusal, isOfImport, onNewPlan, onAgain, ...does }: RefusedProps) {
  const isFull = refusal.params.reason === 'not_empty';
  return (
    <Message
      tone={isFull ? 'info' : 'danger'}
      title={t(
        isFull
          ? 'import.plan.notEmpty'
          : isOfImport
            ? 'import.refused.import'
            : 'import.plan.unreadable',
      )}
      actions={
        <>
          {isFull ? (
            <Button onClick={onNewPlan}>{t('import.plan.new')}</Button>
          ) : (
            <Button variant="default" onClick={onAgain}>
              {t('import.plan.again')}
            </Button>
          )}
          <Button variant="default" onClick={does.onChooseOther}>
            {t('import.plan.chooseOther')}
          </Button>
          <Button variant="subtle" color="gray" onClick={does.onLeave}>
            {t('action.cancel')}
          </Button>
        </>
      }
    >
      {refusal.sentence()}
    </Message>
  );
}

interface ActionsProps {
  preview: PlanPreview;
  running: boolean;
  ready: boolean;
  onRun: () => void;
  onLeave: () => void;
  onChooseOther: () => void;
}

function Actions({ preview, running, ready, onRun, onLeave, onChooseOther }: ActionsProps) {
  const { readOnly } = usePlan();
  const slow = useSlow(running);
  const advance = useAdvance('import', running);
  if (slow) {
    return (
      <Working
        text={t('import.importing', { file: preview.name })}
        count={advance ? t('import.plan.files', { done: advance.done, total: advance.total }) : ''}
        part={advance && advance.total > 0 ? advance.done / advance.total : null}
        onCancel={() => void transfer.cancel()}
      />
    );
  }
  const blocked = readOnly
    ? t('import.blocked.readOnly')
    : preview.errors > 0
      ? tn('import.plan.blocked', preview.errors)
      : '';
  return (
    <div className={prepared.actions}>
      {blocked && (
        <span id="import-blocked" className={prepared.reason}>
          {blocked}
        </span>
      )}
      <Button variant="subtle" color="gray" onClick={onChooseOther}>
        {t('import.plan.chooseOther')}
      </Button>
      <Button variant="default" onClick={onLeave}>
        {t('action.cancel')}
      </Button>
      <Button
        leftSection={<IconFileImport size="0.9375rem" aria-hidden />}
        aria-describedby={blocked ? 'import-blocked' : undefined}
        disabled={!ready}
        loading={running}
        onClick={onRun}
      >
        {t('import.plan.run')}
      </Button>
    </div>
  );
}

const columns: TableColumn<PlanFile>[] = [
  {
    title: t('import.plan.file'),
    width: 'minmax(10rem, 18rem)',
    cell: ({ title }) => <b className={styles.what}>{title}</b>,
  },
  {
    title: t('import.plan.file.rows'),
    width: '6rem',
    end: true,
    cell: ({ rows, isOne }) =>
      !isOne && (
        <span className={rows === 0 ? styles.quiet : undefined}>
          {rows === 0 ? t('value.none') : rows}
        </span>
      ),
  },
  {
    title: t('import.plan.file.name'),
    width: 'minmax(10rem, 1fr)',
    cell: ({ name }) => <span className={styles.quiet}>{name}</span>,
  },
];

function Parts({ preview, folder }: { preview: PlanPreview; folder: string }) {
  const files = planFilesOf(preview);
  const { findings, errors } = preview;
  const contents = (
    <Section title={t('import.plan.contents')} text={t('import.plan.contents.text', { folder })}>
      <DataTable
        label={t('import.plan.contents')}
        columns={columns}
        rows={files}
        keyOf={({ name }) => name}
      />
    </Section>
  );
  return (
    <PartTabs
      first={errors > 0 ? 'findings' : 'contents'}
      parts={[
        {
          id: 'contents',
          title: t('import.plan.contents'),
          count: files.length,
          panel: contents,
        },
        {
          id: 'findings',
          title: t('import.findings'),
          count: findings.length,
          ...(errors > 0 && { look: tn('import.plan.findings.errors', errors) }),
          panel: (
            <Findings preview={{ findings, findingsTotal: findings.length }} follow={() => null} />
          ),
        },
      ]}
    />
  );
}
