import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Depth of a row in an outline, from 1; style sheets indent by it. */
    '--level'?: number;
    '--cols'?: string;
  }
}
