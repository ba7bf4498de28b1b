import { whole } from './numbers';

/** "3 séries": zero and one are singular in French. */
export const counted = (n: number, one: string, many = `${one}s`) => `${whole(n)} ${n < 2 ? one : many}`;
export const agreed = (n: number, one: string, many = `${one}s`) => (n < 2 ? one : many);
/** "de Foie", "d’Abdomen". */
export const of = (name: string) => (/^[aeiouyàâäéèêëîïôöùûüœæ]/i.test(name) ? `d’${name}` : `de ${name}`);
