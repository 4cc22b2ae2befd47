import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconExternalLink, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState, useRef } from 'react';
import { kpis as calls } from '~/bridge/calls';
import { type CairnError, toCairnError } from '~/bridge/errors';
import { isWebAddress, openPage } from '~/bridge/links';
import type { Annotation } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { useWrites } from '~/data/writes';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { offerUndo } from '~/ui/offerUndo';
import { refused } from '~/ui/toast';
import styles from './panel.module.css';

/** What stands at the chart and before the words beneath: A, B, and so on; 27 is AA. */
export function markOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : markOf(Math.floor(at / 26) - 1) + letter;
}

/** The dated notes of a chart, and the line in which the next one is typed. */
export function Notes({ kpi, notes }: { kpi: string; notes: readonly Annotation[] }) {
  const { readOnly } = usePlan();
  const [editing, setEditing] = useState('');
  return (
    <>
      {notes.length === 0 && <p className={styles.quiet}>{t('chart.notes.none')}</p>}
      <ul className={styles.notes}>
        {notes.map((note, at) => (
          <li key={note.id}>
            <b>{markOf(at)}</b>
            {note.id === editing ? (
              <NoteForm kpi={kpi} note={note} onDone={() => setEditing('')} />
            ) : (
              <Note note={note} {...(!readOnly && { onEdit: () => setEditing(note.id) })} />
            )}
          </li>
        ))}
      </ul>
      {!readOnly && <NoteForm kpi={kpi} />}
    </>
  );
}

function Note({ note, onEdit }: { note: Annotation; onEdit?: () => void }) {
  const { today } = usePlan();
  const { rewrite } = useWrites();
  const format = useFormat();
  const date = format.date(note.date, today);
  const remove = () => {
    const said = t('chart.note.deleted', { date });
    rewrite(() => calls.removeAnnotation(note.id)).then(() => offerUndo(said), refused);
  };
  return (
    <>
      <span>
        {note.text} <Where link={note.link} />
        <span className={styles.quiet}>
          {date}
          {note.whole && `, ${t('chart.note.onAll')}`}
        </span>
      </span>
      {onEdit && (
        <span className={styles.noteActs}>
          <ActionIcon size="sm" aria-label={t('chart.note.edit', { date })} onClick={onEdit}>
            <IconPencil size="0.9375rem" aria-hidden />
          </ActionIcon>
          <ActionIcon size="sm" aria-label={t('chart.note.delete', { date })} onClick={remove}>
            <IconTrash size="0.9375rem" aria-hidden />
          </ActionIcon>
        </span>
      )}
    </>
  );
}

/** Where more is to be read: a page opens in the browser, any other text is there to be copied. */
function Where({ link }: { link: string }) {
  if (!link) return null;
  if (!isWebAddress(link)) {
    return (
      <span className={styles.address} title={link}>
        {link}
      </span>
    );
  }
  return (
    <a
      className={styles.address}
      href={link}
      title={t('chart.note.open', { link })}
      onClick={(event) => {
        // The window itself stays where it is.
        event.preventDefault();
        openPage(link);
      }}
    >
      {link}
      <IconExternalLink size="0.75rem" aria-hidden />
    </a>
  );
}

const blank = { date: '', text: '', link: '', whole: false };

interface FormProps {
  kpi: string;
  /** The note that is edited; left out, it is a new one. */
  note?: Annotation;
  onDone?: () => void;
}

/** A note as it is typed. One that is edited stays on the charts where it is. */
function NoteForm({ kpi, note, onDone }: FormProps) {
  const { today } = usePlan();
  const { rewrite } = useWrites();
  const format = useFormat();
  const [typed, setTyped] = useState(note ?? blank);
  const [error, setError] = useState<CairnError | null>(null);
  const label = note
    ? t('chart.note.edit', { date: format.date(note.date, today) })
    : t('chart.note.add');
  const isSaving = useRef(false);
  const save = async () => {
    // Enter twice makes one note.
    if (isSaving.current) return;
    isSaving.current = true;
    const { date, text, link, whole } = typed;
    const row = whole ? '' : kpi;
    try {
      await rewrite(() => calls.annotate({ id: note?.id ?? '', row, date, text, link }));
      offerUndo(
        note
          ? t('chart.note.edited', { date: format.date(note.date, today) })
          : t('chart.note.added', { text: text.trim() }),
      );
      setTyped(blank);
      setError(null);
      onDone?.();
    } catch (reason) {
      setError(toCairnError(reason));
    } finally {
      isSaving.current = false;
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
      className={styles.noteForm}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !onDone) return;
        event.preventDefault();
        onDone();
      }}
    >
      <TextInput {...input('date')} placeholder={today} />
      <TextInput {...input('text')} autoFocus={note !== undefined} />
      <TextInput {...input('link')} />
      {!note && (
        <label>
          <input
            type="checkbox"
            checked={typed.whole}
            onChange={(event) => setTyped({ ...typed, whole: event.currentTarget.checked })}
          />
          {t('chart.note.whole')}
        </label>
      )}
      <div>
        <Button type="submit" variant="default">
          {t(note ? 'chart.note.save' : 'chart.note.add')}
        </Button>
        {onDone && (
          <Button variant="subtle" color="gray" onClick={onDone}>
            {t('action.cancel')}
          </Button>
        )}
      </div>
      {error && error.fields.length === 0 && (
        <p className={styles.finding} role="alert">
          {error.sentence()}
        </p>
      )}
    </form>
  );
}
