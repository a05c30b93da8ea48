import { GraphQLError } from 'graphql';

/** One of the people that mock backends hold. */
export interface Person {
  readonly number: number;
  readonly login: string;
  readonly name: string;
}

const first = [
  'Ada',
  'Björn',
  'Chidi',
  'Daria',
  'Édith',
  'Farah',
  'Goran',
  'Hana',
  'Ígor',
  'Jun',
  'Kemi',
  'Łucja',
  'María',
];
const last = [
  'Okafor',
  'Lindqvist',
  'Tanaka',
  'García',
  'Novák',
  'Haddad',
  'Silva',
  'Müller',
  'Kaya',
  'Ivanova',
  'Quispe',
];

/** 130 people, the same each time. */
export const people: readonly Person[] = Array.from({ length: 130 }, (_, index) => {
  const name = `${first[index % first.length]} ${last[index % last.length]}`;
  const login = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '');
  return { number: index + 1, name, login: `${login}-${index + 1}` };
});

export function matching(words: string): readonly Person[] {
  const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return people.filter(({ name, login }) => fold(`${name} ${login}`).includes(fold(words)));
}

/** An error whose extra entries stand beside its message, as this backend writes them. */
export function backendError(message: string, extra: Readonly<Record<string, unknown>>): GraphQLError {
  return new GraphQLError(message, { extensions: extra });
}
