import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '../../api/problem';
import { nameIn, takeExport } from './takeExport';

const answer = (body: BodyInit, init: ResponseInit) => vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, init)));

afterEach(() => vi.unstubAllGlobals());

describe('taking an export', () => {
  it('reads the name that the server gives', () => {
    expect(nameIn('attachment; filename=Liver-seg.zip; filename*=UTF-8\'\'Liver-seg.zip')).toBe('Liver-seg.zip');
    expect(nameIn('attachment; filename="a b.zip"')).toBe('a b.zip');
    expect(nameIn(null)).toBeNull();
  });

  it('says what the server refused in its own words', async () => {
    answer(JSON.stringify({ type: 'nothing-to-export', title: 'Nothing has been submitted yet.' }), { status: 409, headers: { 'content-type': 'application/problem+json' } });
    await expect(takeExport('/api/campaigns/1', 'seg', () => {}, new AbortController().signal)).rejects.toThrow('Nothing has been submitted yet.');
  });

  it('takes no page of a portal for an export', async () => {
    answer('<html>', { status: 200, headers: { 'content-type': 'text/html' } });
    await expect(takeExport('/api/campaigns/1', 'seg', () => {}, new AbortController().signal)).rejects.toBeInstanceOf(ApiProblem);
  });

  it('takes one that is cut off for a failure and saves nothing', async () => {
    const cutOff = new ReadableStream({ start: (to) => { to.enqueue(new Uint8Array(10)); to.error(new Error('reset')); } });
    answer(cutOff, { status: 200, headers: { 'content-type': 'application/zip' } });
    const sizes: number[] = [];
    await expect(takeExport('/api/campaigns/1', 'seg', (size) => sizes.push(size), new AbortController().signal)).rejects.toMatchObject({ unreachable: true });
  });
});
