import { Splitter } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './PanelSplit.module.css';

interface Props {
  /** px */
  width: number;
  /** px */
  least: number;
  /** px */
  most: number;
  onWidth: (width: number) => void;
  /** null leaves the sheet alone; it stays the same sheet, with what is typed in it. */
  panel: ReactNode;
  /** The sheet, which takes the rest. */
  children: ReactNode;
}

/** A sheet with a panel at its right, whose edge can be dragged. */
export function PanelSplit({ width, least, most, onWidth, panel, children }: Props) {
  return (
    <Splitter
      className={styles.split}
      {...(panel !== null && { sizes: ['100%', `${width}px`] })}
      onSizeChange={([, size]) => {
        const pixels = typeof size === 'string' ? parseFloat(size) : NaN;
        if (!Number.isNaN(pixels)) onWidth(Math.round(pixels));
      }}
      lineSize={0}
      withHandle={false}
      resetOnDoubleClick={false}
    >
      <Splitter.Pane defaultSize="100%" className={styles.pane}>
        {children}
      </Splitter.Pane>
      {panel !== null && (
        <Splitter.Pane
          defaultSize={`${width}px`}
          min={`${least}px`}
          max={`${most}px`}
          className={styles.pane}
        >
          {panel}
        </Splitter.Pane>
      )}
    </Splitter>
  );
}
