import { useState } from 'react';
import { type FindingProps, FindInput, type Found } from '~/fields/FindInput';

interface Props extends FindingProps {
  hint: string;
  /** All that can be chosen. */
  things: readonly Found[];
}

/** A field that finds one of some things by words of its title, in any order. */
export function NamedInput({ things, ...rest }: Props) {
  const [typed, setTyped] = useState('');
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = things.filter(({ title, where }) => {
    const text = `${title} ${where}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return <FindInput {...rest} typed={typed} onType={setTyped} found={found} />;
}
