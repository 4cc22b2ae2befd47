import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { transfer } from '~/bridge/calls';
import type { CairnError } from '~/bridge/errors';
import type { Finding, Preview } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { t, tn } from '~/strings/strings';
import { Message } from '~/ui/Message';
import { Sheet } from '~/ui/Sheet';
import { Working } from '~/ui/Working';
import { Columns } from './Columns';
import { Cycles, spanOf } from './Cycles';
import { type Draft, hasChoices, newDraft, spanFault, withColumn } from './draft';
import { Findings } from './Findings';
import { Names } from './Names';
import { OutlinePreview } from './OutlinePreview';
import { People } from './People';
import styles from './Prepared.module.css';
import { isQuestion, questionsOf } from './questions';
import { Questions } from './Questions';
import { ReadAs } from './ReadAs';
import { firstSection, type Section, Sections } from './Sections';
import { madeWords } from './useImport';
import type { PreviewState } from './usePreview';
import { useRunCommand } from './useRunCommand';
import { useAdvance, useSlow } from './useSlow';

interface Props {
  draft: Draft;
  change: (change: Partial<Draft>) => void;
  state: PreviewState & { preview: Preview };
  running: boolean;
  failure: CairnError | null;
  onRun: () => void;
  onLeave: () => void;
  onChooseOther: () => void;
}

/** The preview of an import and all that can be changed about it. */
export function Prepared(props: Props) {
  const { draft, change, state, running, failure, onRun } = props;
  const { preview } = state;
  const { settings } = usePlan();
  const questions = questionsOf(preview, draft, settings.decimalMark);
  const [section, setSection] = useState<Section>(() => firstSection(preview, questions));
  const [followed, setFollowed] = useState<Finding | null>(null);
  const blocked = useBlocked(draft, preview);
  const ready = blocked === null && state.fresh && state.error === null && !running;
  useRunCommand(ready, onRun);

  const open = (next: Section) => {
    setFollowed(null);
    setSection(next);
  };
  const follow = (finding: Finding) => {
    const to = sectionFor(finding, preview);
    if (to === null) return null;
    return () => {
      setFollowed(finding);
      setSection(to);
    };
  };
  const words = madeWords(preview);
  return (
    <Sheet
      takesFocus
      title={t('import.title', { file: preview.file })}
      line={t('import.line', words)}
      actions={<Actions {...props} ready={ready} blocked={blocked} onBlocked={open} />}
    >
      <ReadAs preview={preview} draft={draft} onChange={change} />
      <Refused
        error={state.error}
        failure={failure}
        draft={draft}
        change={change}
        again={state.again}
      />
      <Sections
        preview={preview}
        questions={questions}
        section={section}
        onOpen={open}
        panels={{
          columns: (
            <Columns
              preview={preview}
              draft={draft}
              marked={followed?.column ?? ''}
              onChoose={(column, field) => change(withColumn(draft, column, field))}
            />
          ),
          questions: <Questions questions={questions} onChange={change} />,
          findings: <Findings preview={preview} follow={follow} />,
          outline: (
            <OutlinePreview preview={preview} finding={followed} onBack={() => open('findings')} />
          ),
          people: <People preview={preview} draft={draft} onChange={change} />,
          cycles: <Cycles preview={preview} draft={draft} onChange={change} />,
          names: <Names preview={preview} />,
        }}
      />
    </Sheet>
  );
}

/** Where a finding can be looked at: its question, its dates, its row, or its column. */
function sectionFor(finding: Finding, { tree, columns }: Preview): Section | null {
  if (isQuestion(finding)) return 'questions';
  if (finding.code === 'cycle_dates') return 'cycles';
  if (finding.code === 'no_title_column') return 'columns';
  if (tree.some(({ row }) => row === finding.row)) return 'outline';
  return columns.some(({ name }) => name === finding.column) ? 'columns' : null;
}

interface Blocked {
  reason: string;
  /** Where the reason can be looked at. */
  section: Section | null;
}

/** Why the import cannot run, or null. */
function useBlocked(draft: Draft, preview: Preview): Blocked | null {
  const { readOnly } = usePlan();
  if (readOnly) return { reason: t('import.blocked.readOnly'), section: null };
  if (preview.errors > 0) {
    return { reason: tn('import.blocked', preview.errors), section: 'findings' };
  }
  if (!preview.canImport) return { reason: t('import.blocked.rows'), section: 'outline' };
  const unsound = preview.cycles.some(
    (cycle) => !cycle.known && spanFault(spanOf(cycle, draft)) !== null,
  );
  return unsound ? { reason: t('import.blocked.dates'), section: 'cycles' } : null;
}

interface ActionsProps extends Props {
  ready: boolean;
  blocked: Blocked | null;
  onBlocked: (section: Section) => void;
}

function Actions({ state, running, ready, blocked, onBlocked, ...props }: ActionsProps) {
  const { preview } = state;
  const advance = useAdvance('import', running);
  const part = advance && advance.total > 0 ? advance.done / advance.total : null;
  const slow = useSlow(running);
  if (slow) {
    return (
      <Working
        text={t('import.importing', { file: preview.file })}
        count={part === null ? '' : t('import.reading.part', { percent: Math.round(part * 100) })}
        part={part}
        onCancel={() => void transfer.cancel()}
      />
    );
  }
  return (
    <div className={styles.actions}>
      {blocked && (
        <Reason
          reason={blocked.reason}
          {...(blocked.section && { onLook: () => onBlocked(blocked.section ?? 'findings') })}
        />
      )}
      <Button variant="subtle" color="gray" onClick={props.onChooseOther}>
        {t('import.chooseOther')}
      </Button>
      <Button variant="default" onClick={props.onLeave}>
        {t('action.cancel')}
      </Button>
      <Button
        leftSection={<IconFileImport size="0.9375rem" aria-hidden />}
        aria-describedby={blocked ? 'import-blocked' : undefined}
        disabled={!ready}
        loading={running}
        onClick={props.onRun}
      >
        {tn('import.run', preview.rows)}
      </Button>
    </div>
  );
}

function Reason({ reason, onLook }: { reason: string; onLook?: () => void }) {
  return onLook ? (
    <button type="button" id="import-blocked" className={styles.reason} onClick={onLook}>
      {reason}
    </button>
  ) : (
    <span id="import-blocked" className={styles.reason}>
      {reason}
    </span>
  );
}

interface RefusedProps {
  error: CairnError | null;
  failure: CairnError | null;
  draft: Draft;
  change: (change: Partial<Draft>) => void;
  again: () => void;
}

/** Why the last choice or the import itself was refused; what was chosen stays. */
function Refused({ error, failure, draft, change, again }: RefusedProps) {
  const shown = error ?? failure;
  if (!shown) return null;
  return (
    <div className={styles.refused}>
      <Message
        title={t(error ? 'import.refused.choice' : 'import.refused.import')}
        actions={
          <>
            <Button variant="default" onClick={again}>
              {t('import.readAgain')}
            </Button>
            {hasChoices(draft) && (
              <Button variant="subtle" color="gray" onClick={() => change(newDraft(draft))}>
                {t('import.startOver')}
              </Button>
            )}
          </>
        }
      >
        {shown.sentence()}
      </Message>
    </div>
  );
}
