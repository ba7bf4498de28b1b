import { expect, it } from 'vitest';
import type { SendingRun } from '../../api/contract';
import { said } from './SendProgress';

const run: SendingRun = {
  number: 1, destination: 'https://pacs.example.org', formats: ['sr'], again: false, by: 'curator-1', startedAt: '2026-11-28T10:00:00Z', endedAt: null,
  state: 'sending', trouble: null, nextTryAt: null, objects: 14, sent: 12, wasThere: 0, refused: 0, waiting: 2,
};

it('a sending says how many of how many, and what was refused', () => {
  expect(said(run)).toEqual(['Sent 12 of 14 objects']);
  expect(said({ ...run, state: 'done', wasThere: 3, refused: 2, waiting: 0 })).toEqual(['Sent 12 of 14 objects', '3 of them before', '2 refused']);
  expect(said({ ...run, objects: 1, sent: 1 })).toEqual(['Sent 1 of 1 object']);
});

it('what waits is said when nothing goes on', () => {
  expect(said({ ...run, state: 'stopped' })).toEqual(['Sent 12 of 14 objects', '2 waiting']);
});

it('before there is a number it says what is done', () => {
  expect(said({ ...run, state: 'making', objects: 0 })).toEqual(['Making the objects']);
  expect(said({ ...run, state: 'done', objects: 0, sent: 0 })).toEqual(['There was nothing to send: no reading has an object in these formats.']);
});
