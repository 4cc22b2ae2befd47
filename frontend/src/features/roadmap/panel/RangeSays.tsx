import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { roadmap } from '~/bridge/roadmapCalls';
import { keys } from '~/data/keys';
import { rangeWords } from '~/fields/rangeWords';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import styles from './panel.module.css';

const isSpread = /\d\s*([-–]|to|\.\.|,\s)\s*[\d-]/; // more than one number; the backend knows the rest

/** What a typed estimate is taken for, where it is more than a number. */
export function RangeSays({ text, unit }: { text: string; unit: string }) {
  const format = useFormat();
  const typed = useDeferredValue(text.trim());
  const { data } = useQuery({
    queryKey: keys.range(typed),
    queryFn: () => roadmap.readRange(typed),
    enabled: isSpread.test(typed),
    gcTime: 0,
  });
  const words = data && (data.message || rangeWords(data, format, { unit }));
  return (
    <p className={styles.says} role="status">
      {words ? t('estimate.taken', { words }) : null}
    </p>
  );
}
