import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { toCairnError } from '~/bridge/errors';
import { usePlan } from '~/data/plan';
import { Spoken } from '~/ui/Spoken';
import type { FindingProps } from './FindInput';
import fieldStyles from './field.module.css';

interface Props {
  label: string;
  shown: string;
  isEmpty: boolean;
  /** What a refusal calls it. */
  field: string;
  /** Keeps the choice; rejects with a CairnError. */
  onChoose: (id: string) => Promise<unknown>;
  /** The field that finds, once it is open. */
  input: (props: FindingProps) => ReactNode;
}

/** A value that a click opens for finding another one; what is refused says why beneath. */
export function Finder({ label, shown, isEmpty, field, onChoose, input }: Props) {
  const { readOnly } = usePlan();
  const faultId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [isBack, setBack] = useState(false);
  const [fault, setFault] = useState('');
  useEffect(() => {
    if (isBack && !isOpen && document.activeElement === document.body) button.current?.focus();
  }, [isBack, isOpen]);
  if (readOnly)
    return (
      <div className={fieldStyles.value} data-empty={isEmpty}>
        {shown}
      </div>
    );
  const end = (isByKey: boolean) => {
    setBack(isByKey);
    setOpen(false);
  };
  const choose = (id: string) => {
    onChoose(id).then(
      () => {
        setFault('');
        end(true);
      },
      (reason: unknown) => setFault(toCairnError(reason).sentence(field)),
    );
  };
  return (
    <>
      {isOpen ? (
        input({
          label,
          faultId: fault === '' ? undefined : faultId,
          onChoose: choose,
          onEnd: (isByKey) => {
            setFault('');
            end(isByKey);
          },
        })
      ) : (
        <button
          ref={button}
          type="button"
          className={fieldStyles.value}
          data-empty={isEmpty}
          aria-haspopup="listbox"
          onClick={() => setOpen(true)}
        >
          <Spoken>{label}:</Spoken> {shown}
        </button>
      )}
      {fault && (
        <p className={fieldStyles.fault} role="alert" id={faultId}>
          {fault}
        </p>
      )}
    </>
  );
}
