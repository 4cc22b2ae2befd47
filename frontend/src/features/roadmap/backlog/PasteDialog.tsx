import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '~/app/commands/registry';
import { toCairnError } from '~/bridge/errors';
import { roadmap } from '~/bridge/roadmapCalls';
import { useRoadmapWrite } from '~/data/roadmap';
import { t, tn } from '~/strings/strings';
import { Message } from '~/ui/Message';
import { offerUndo } from '~/ui/offerUndo';
import styles from './backlog.module.css';
import { linesOf } from './pasted';

interface Props {
  text: string;
  onClose: () => void;
}

const previewed = 6; // lines that say what the rest is like

/** Lines on their way into the backlog: how many initiatives they become, and the first of them. */
export function PasteDialog({ text: pasted, onClose }: Props) {
  const write = useRoadmapWrite();
  const importing = useCommand('plan.import');
  const [text, setText] = useState(pasted);
  const [fault, setFault] = useState('');
  const lines = linesOf(text);
  const isTable = lines.some((line) => line.includes('\t'));
  const run = async () => {
    try {
      await write(() => roadmap.add({ text: lines.join('\n'), horizon: '', after: '' }));
      onClose();
      offerUndo(tn('backlog.paste.done', lines.length));
    } catch (reason) {
      setFault(toCairnError(reason).sentence('text'));
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('backlog.paste.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      size="36rem"
    >
      <div className={styles.dialog}>
        <p>{t('backlog.paste.text')}</p>
        <Textarea
          data-autofocus
          label={t('backlog.paste.lines')}
          placeholder={t('backlog.paste.placeholder')}
          rows={6}
          value={text}
          onChange={(event) => {
            setFault('');
            setText(event.target.value);
          }}
        />
        <p role="status">
          <b>{tn('backlog.paste.becomes', lines.length)}</b>
        </p>
        {lines.length > 0 && (
          <ol className={styles.preview} aria-label={t('backlog.paste.preview')}>
            {lines.slice(0, previewed).map((line, at) => (
              <li key={at}>{line}</li>
            ))}
            {lines.length > previewed && (
              <li>{tn('backlog.paste.more', lines.length - previewed)}</li>
            )}
          </ol>
        )}
        {isTable && (
          <Message tone="info" title={t('backlog.paste.table')}>
            {t('backlog.paste.table.text')}{' '}
            {importing && (
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => {
                  onClose();
                  importing.run();
                }}
              >
                {t('objectives.empty.import')}
              </Button>
            )}
          </Message>
        )}
        {fault && <Message title={t('error.title')}>{fault}</Message>}
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button disabled={lines.length === 0} onClick={() => void run()}>
            {tn('backlog.paste.run', lines.length)}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
