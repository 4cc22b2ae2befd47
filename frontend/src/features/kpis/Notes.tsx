import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { caps } from '~/app/commands/keys';
import { runCommand } from '~/app/commands/registry';
import { kpis as calls } from '~/bridge/calls';
import { type CairnError, toCairnError } from '~/bridge/errors';
import type { Annotation } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { useWrites } from '~/data/writes';
import { t } from '~/strings/strings';
import { formatDate } from '~/ui/format';
import { refused, toast } from '~/ui/toast';
import styles from './panel.module.css';

/** What stands at the chart and before the words beneath: A, B, and so on; 27 is AA. */
export function markOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : markOf(Math.floor(at / 26) - 1) + letter;
}

function sayDone(text: string): void {
  toast({
    text,
    action: { label: t('action.undo'), caps: caps('mod+z'), run: () => runCommand('undo') },
  });
}

/** The dated notes of a chart, and the line in which the next one is typed. */
export function Notes({ kpi, notes }: { kpi: string; notes: readonly Annotation[] }) {
  const { today, readOnly } = usePlan();
  const { rewrite } = useWrites();
  const remove = ({ id, date }: Annotation) => {
    const said = t('chart.note.deleted', { date: formatDate(date, today) });
    rewrite(() => calls.removeAnnotation(id)).then(() => sayDone(said), refused);
  };
  return (
    <>
      {notes.length === 0 && <p className={styles.quiet}>{t('chart.notes.none')}</p>}
      <ul className={styles.notes}>
        {notes.map((note, at) => (
          <li key={note.id}>
            <b>{markOf(at)}</b>
            <span>
              {note.text} <Where note={note} />
              <span className={styles.quiet}>
                {formatDate(note.date, today)}
                {note.whole && `, ${t('chart.note.onAll')}`}
              </span>
            </span>
            {!readOnly && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={t('chart.note.delete', { date: formatDate(note.date, today) })}
                onClick={() => remove(note)}
              >
                <IconTrash size="0.9375rem" aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && <NewNote kpi={kpi} />}
    </>
  );
}

/** The address is shown to be copied: the window opens no pages. */
function Where({ note: { link } }: { note: Annotation }) {
  if (!link) return null;
  return (
    <span className={styles.address} title={link}>
      {link}
    </span>
  );
}

const blank = { date: '', text: '', link: '', whole: false };

function NewNote({ kpi }: { kpi: string }) {
  const { today } = usePlan();
  const { rewrite } = useWrites();
  const [typed, setTyped] = useState(blank);
  const [error, setError] = useState<CairnError | null>(null);
  const save = async () => {
    const { date, text, link, whole } = typed;
    try {
      await rewrite(() => calls.annotate({ id: '', row: whole ? '' : kpi, date, text, link }));
      sayDone(t('chart.note.added', { text: text.trim() }));
      setTyped(blank);
      setError(null);
    } catch (reason) {
      setError(toCairnError(reason));
    }
  };
  const input = (name: 'date' | 'text' | 'link') => ({
    label: t(`chart.note.${name}`),
    value: typed[name],
    error: error?.fields.find(({ field }) => field === name)?.message ?? null,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      setTyped({ ...typed, [name]: event.target.value }),
  });
  return (
    <form
      className={styles.newNote}
      aria-label={t('chart.note.add')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput {...input('date')} placeholder={today} />
      <TextInput {...input('text')} />
      <TextInput {...input('link')} />
      <label>
        <input
          type="checkbox"
          checked={typed.whole}
          onChange={(event) => setTyped({ ...typed, whole: event.currentTarget.checked })}
        />
        {t('chart.note.whole')}
      </label>
      <Button type="submit" variant="default">
        {t('chart.note.add')}
      </Button>
      {error && error.fields.length === 0 && (
        <p className={styles.finding} role="alert">
          {error.sentence()}
        </p>
      )}
    </form>
  );
}
