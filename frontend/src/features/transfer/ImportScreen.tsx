import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import { transfer } from '~/bridge/calls';
import { t } from '~/strings/strings';
import { Message } from '~/ui/Message';
import { Sheet, SheetBody } from '~/ui/Sheet';
import { Working } from '~/ui/Working';
import { type Draft, hasChoices, nameOf, newDraft, useDraft } from './draft';
import { NoFile } from './NoFile';
import { pickImport } from './pickImport';
import { Prepared } from './Prepared';
import { KindChoice } from './ReadAs';
import type { FileProps } from './fileProps';
import { SheetImport } from './SheetImport';
import { shownAt } from './sheets';
import { useImport } from './useImport';
import { type PreviewState, usePreview } from './usePreview';
import { useAdvance, useSlow } from './useSlow';

/** The import of a spreadsheet: what it becomes, before anything is written. */
export function ImportScreen() {
  const { draft, change, begin, drop } = useDraft();
  const [, go] = useLocation();
  const leave = () => {
    drop();
    go(shownAt[draft?.kind ?? 'outline']);
  };
  const chooseOther = () => void pickImport(begin);
  if (!draft) return <NoFile onChoose={chooseOther} />;
  const OneKind = draft.kind === 'outline' ? OneFile : SheetImport;
  return (
    <OneKind
      key={`${draft.kind} ${draft.path} ${draft.text}`}
      draft={draft}
      change={change}
      onDone={drop}
      onLeave={leave}
      onChooseOther={chooseOther}
    />
  );
}

function OneFile({ draft, change, onDone, onLeave, onChooseOther }: FileProps) {
  const { running, failure, run } = useImport(onDone);
  const state = usePreview(draft, running);
  const leave = () => {
    if (state.reading) void transfer.cancel();
    onLeave();
  };
  if (!state.preview) {
    return (
      <FirstLook
        draft={draft}
        state={state}
        onLeave={leave}
        onChooseOther={onChooseOther}
        onStartOver={() => change(newDraft(draft))}
        change={change}
      />
    );
  }
  const { preview } = state;
  return (
    <Prepared
      draft={draft}
      change={change}
      state={{ ...state, preview }}
      running={running}
      failure={failure}
      onRun={() => void run(draft, preview)}
      onLeave={leave}
      onChooseOther={onChooseOther}
    />
  );
}

interface FirstLookProps {
  draft: Draft;
  state: PreviewState;
  onLeave: () => void;
  onChooseOther: () => void;
  onStartOver: () => void;
  change: (change: Partial<Draft>) => void;
}

/** Before there is a preview: the file is being read, or cannot be. */
function FirstLook({ draft, state, onLeave, onChooseOther, onStartOver, change }: FirstLookProps) {
  const slow = useSlow(state.reading);
  const advance = useAdvance('read', state.reading);
  const part = advance && advance.total > 0 ? advance.done / advance.total : null;
  const file = nameOf(draft);
  return (
    <Sheet title={t('import.title', { file })} takesFocus>
      <SheetBody>
        {slow && (
          <Working
            text={t('import.reading', { file })}
            count={
              part === null ? '' : t('import.reading.part', { percent: Math.round(part * 100) })
            }
            part={part}
            onCancel={onLeave}
          />
        )}
        {state.error && !state.reading && <KindChoice draft={draft} onChange={change} />}
        {state.error && !state.reading && (
          <Message
            title={t('import.refused.read')}
            actions={
              <>
                <Button onClick={onChooseOther}>{t('import.chooseOther')}</Button>
                <Button variant="default" onClick={state.again}>
                  {t('import.readAgain')}
                </Button>
                {hasChoices(draft) && (
                  <Button variant="default" onClick={onStartOver}>
                    {t('import.startOver')}
                  </Button>
                )}
                <Button variant="subtle" color="gray" onClick={onLeave}>
                  {t('action.cancel')}
                </Button>
              </>
            }
          >
            {state.error.sentence()}
          </Message>
        )}
      </SheetBody>
    </Sheet>
  );
}
