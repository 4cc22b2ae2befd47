import { Button, Input, Modal, Select, TextInput } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { useState } from 'react';
import { plans } from '~/bridge/calls';
import { type CairnError, toCairnError } from '~/bridge/errors';
import { t } from '~/strings/strings';
import { Message } from '~/ui/Message';
import { monthName, months } from '~/ui/months';
import { useReturnFocus } from '~/ui/useReturnFocus';
import { HabitFields } from './HabitFields';
import { habitsOf } from './habits';
import styles from './NewPlanDialog.module.css';
import { type Coming, useOpening } from './opening';

function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** What a plan is called until a person says otherwise: after what comes into it. */
function firstName(coming: Coming | null): string {
  if (!coming) return '';
  const name = baseName(coming.path);
  return coming.kind === 'spreadsheet' ? name.replace(/\.[^.]*$/, '') : name;
}

/** What a new plan needs: a name, where its quarters begin, and a place. */
export function NewPlanDialog({ coming }: { coming: Coming | null }) {
  useReturnFocus();
  const { hideForm, pick, create, sample } = useOpening();
  const [name, setName] = useState(firstName(coming));
  const [month, setMonth] = useState(1);
  const [habits, setHabits] = useState(() => habitsOf(navigator.language));
  const [path, setPath] = useState('');
  const [error, setError] = useState<CairnError | null>(null);
  const [busy, setBusy] = useState(false);
  const [touched, setTouched] = useState(false);

  const nameMissing = touched && name.trim() === '' ? t('new.name.needed') : null;
  const faultAt = (field: string) =>
    error?.fields.find((fault) => fault.field === field)?.message ?? null;
  // A refusal that names a file is about the place: it is taken, full, or not to be written.
  const placeFault = error && 'path' in error.params ? error.message : faultAt('path');
  const known = (placeFault ?? faultAt('name') ?? faultAt('fiscalYearStart')) !== null;

  const choose = async (called = name): Promise<string> => {
    const chosen = await plans.pickNew(called);
    if (chosen) {
      setPath(chosen);
      setError(null);
    }
    return chosen;
  };
  const guarded = async (work: () => Promise<unknown>, called = name) => {
    if (busy) return;
    setTouched(true);
    if (called.trim() === '') return;
    setBusy(true);
    try {
      await work();
    } catch (reason) {
      setError(toCairnError(reason));
    } finally {
      setBusy(false);
    }
  };
  const make = (called: string, fiscalYearStart: number) =>
    guarded(async () => {
      const place = path || (await choose(called));
      const plan = { path: place, name: called.trim(), fiscalYearStart, ...habits };
      if (place) await create(plan, coming);
    }, called);
  const submit = () => make(name, month);
  // What is not said now is said later, in the settings; only the file needs its place.
  const skip = () => {
    const called = name.trim() || t('new.name.usual');
    setName(called);
    void make(called, month);
  };

  return (
    <Modal
      opened
      onClose={hideForm}
      title={coming ? t('new.title.import', { file: baseName(coming.path) }) : t('new.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      size="32rem"
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className={styles.text}>
          {coming ? t(`new.import.text.${coming.kind}`) : t('new.text')}
        </p>
        {error && !known && <Message title={t('error.title')}>{error.message}</Message>}
        <TextInput
          data-autofocus
          label={t('new.name')}
          description={t('new.name.hint')}
          value={name}
          error={nameMissing ?? faultAt('name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {coming?.kind !== 'plan' && (
          <Select
            label={t('new.year')}
            description={t('new.year.hint', {
              first: monthName(month),
              second: monthName(month, 3),
              third: monthName(month, 6),
              fourth: monthName(month, 9),
            })}
            data={months.map((each) => ({ value: String(each), label: monthName(each) }))}
            value={String(month)}
            error={faultAt('fiscalYearStart')}
            onChange={(value) => setMonth(Number(value ?? 1))}
          />
        )}
        {coming?.kind !== 'plan' && (
          <HabitFields habits={habits} onChange={(change) => setHabits({ ...habits, ...change })} />
        )}
        <Place path={path} error={placeFault} onChoose={() => void guarded(() => choose())} />
        <div className={styles.actions}>
          {coming?.kind === 'spreadsheet' && (
            <Button variant="subtle" color="gray" mr="auto" onClick={() => void pick(coming)}>
              {t('new.openInstead')}
            </Button>
          )}
          {!coming && (
            <>
              <Button
                variant="subtle"
                color="gray"
                onClick={() => {
                  hideForm();
                  void sample();
                }}
              >
                {t('new.sample')}
              </Button>
              <Button variant="subtle" color="gray" mr="auto" onClick={skip}>
                {t('new.skip')}
              </Button>
            </>
          )}
          <Button variant="default" onClick={hideForm}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('new.create')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

interface PlaceProps {
  path: string;
  error: string | null;
  onChoose: () => void;
}

function Place({ path, error, onChoose }: PlaceProps) {
  return (
    <Input.Wrapper
      label={t('new.place')}
      labelElement="div"
      description={t('new.place.hint')}
      error={error}
      size="xs"
    >
      <div className={styles.place}>
        <span className={path ? styles.path : styles.none} title={path}>
          {path || t('new.place.none')}
        </span>
        <Button
          variant="default"
          leftSection={<IconFolder size="0.9375rem" aria-hidden />}
          onClick={onChoose}
        >
          {t(path ? 'new.place.change' : 'new.place.choose')}
        </Button>
      </div>
    </Input.Wrapper>
  );
}
