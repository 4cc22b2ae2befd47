import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { SmartFinding } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { ReasonInput } from '~/fields/ReasonInput';
import { t } from '~/strings/strings';
import { offerUndo } from '~/ui/offerUndo';
import { Spoken } from '~/ui/Spoken';
import { attempt } from '~/ui/toast';
import styles from './smart.module.css';

/** A fix of one click. */
export interface Fix {
  /** The field and the value that it gets, in words. */
  field: string;
  value: string;
  run: () => Promise<unknown>;
}

interface Props {
  finding: SmartFinding;
  /** What it is about, where that is not what the panel shows. */
  about?: string | undefined;
  fix: Fix | null;
  /** It speaks again because of what was done here and now. */
  takesFocus: boolean;
  /** Rejects with a CairnError at `reason`. */
  onOverrule: (reason: string) => Promise<unknown>;
}

/** One thing that a coach would say, what to do about it, and the way to say that it is right so. */
export function Finding({ finding, about, fix, takesFocus, onOverrule }: Props) {
  const { readOnly } = usePlan();
  const [isAsking, setAsking] = useState(false);
  const [isBack, setBack] = useState(takesFocus);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isBack) button.current?.focus();
  }, [isBack]);
  const { letter, severity, seen, why, fix: way } = finding;
  return (
    <li>
      <span className={styles.mark} data-severity={severity} aria-hidden="true">
        {letter === 'set' ? '∑' : letter}
      </span>
      <div>
        {about && <p className={styles.row}>{about}</p>}
        <p className={styles.seen}>
          <Spoken>
            {t(`smart.letter.${letter}`)}, {severity !== 'off' && t(`smart.severity.${severity}`)}
            :{' '}
          </Spoken>
          {seen}
        </p>
        <p className={styles.why}>
          {why} {way}
        </p>
        {isAsking ? (
          <div className={styles.acts}>
            <ReasonInput
              name="reason"
              label={t('smart.overrule.label')}
              hint={t('smart.overrule.hint')}
              onSave={async (reason) => {
                await onOverrule(reason);
                offerUndo(t('smart.overruled.done'));
              }}
              onGiveUp={() => {
                setBack(true);
                setAsking(false);
              }}
            />
          </div>
        ) : (
          !readOnly && (
            <div className={styles.acts}>
              {fix && (
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() =>
                    attempt(fix.run().then(() => offerUndo(t('smart.fixed', wordsOf(fix)))))
                  }
                >
                  {t('smart.fix', wordsOf(fix))}
                </Button>
              )}
              <Button
                ref={button}
                size="compact-sm"
                variant="default"
                onClick={() => setAsking(true)}
              >
                {t('smart.overrule')}
              </Button>
            </div>
          )
        )}
      </div>
    </li>
  );
}

function wordsOf({ field, value }: Fix) {
  return { field: field.toLowerCase(), value };
}
