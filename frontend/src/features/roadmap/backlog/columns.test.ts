import { describe, expect, it } from 'vitest';
import { rice } from '~/fixtures/sampleRoadmap';
import { type Column, layoutFor } from './columns';

const reach: Column = `rating/${rice.criteria[0]?.id ?? ''}`;
const widthIn = (lengths: ReadonlyMap<Column, number>) => {
  const { shown, template } = layoutFor(75, rice, [], lengths);
  // The title's track has a comma and a space of its own.
  const tracks = template.replace(/minmax\([^)]*\)/, '0rem').split(' ');
  return parseFloat(tracks[shown.indexOf(reach)] ?? '');
};

describe('the columns of the backlog', () => {
  it('are as wide as the longest range in them, so that none lies over its neighbour', () => {
    const letters = '5,200 (3,500–7,000)'.length;
    expect(widthIn(new Map([[reach, letters]]))).toBeGreaterThan(letters * 0.45);
    expect(widthIn(new Map([[reach, 5]]))).toBe(widthIn(new Map()));
  });
});
