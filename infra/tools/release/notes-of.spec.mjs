import { expect, test } from '@jest/globals';
import { notesOf } from './notes-of.mjs';

const CHANGELOG = `# Changelog

## 0.3.0, not released yet

- Later.

## 0.2.0, 1 December 2026

### Fixed

- This.

## 0.1.0, 2026-11-01

- Before.
`;

test('given the tag of a release, then its notes are its section of the changelog, and nothing of the next', () => {
  expect(notesOf(CHANGELOG, 'v0.2.0')).toBe('### Fixed\n\n- This.\n');
  expect(notesOf(CHANGELOG, 'v0.1.0')).toBe('- Before.\n');
});

test.each([
  ['v0.3.0', 'no date'],
  ['v0.4.0', 'no section'],
  ['0.2.0', 'no tag of a release'],
  ['v0.2', 'no tag of a release'],
])('given %s, then there are no notes: %s', (tag, why) => {
  expect(() => notesOf(CHANGELOG, tag)).toThrow(why);
});
