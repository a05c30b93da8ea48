import type { Context } from '../graphql/context.js';
import { readAuditLog } from './audit-log.js';
import { eraseMember } from './erase-member.js';
import { exportMember } from './export-member.js';
import {
  allowSite,
  blockedWords,
  changeSettings,
  changeWords,
  discussionSettings,
  forbidSite,
  listSites,
  setPermissions,
} from './rules.js';
import { liftSuspension, readSuspension, suspendMember } from './suspend-member.js';

/** A resolver of a function that takes the context and the arguments. */
function on<I, R>(answer: (context: Context, input: I) => R) {
  return (_: unknown, input: I, context: Context): R => answer(context, input);
}

interface Id {
  readonly id: string;
}
interface Words {
  readonly words: readonly string[];
}

export const administrationResolvers = {
  Query: {
    auditLog: on(readAuditLog),
    suspension: on((context, { id }: Id) => readSuspension(context, id)),
    blockedWords: on(blockedWords),
    sites: on(listSites),
    discussionSettings: on(discussionSettings),
  },
  Mutation: {
    suspendMember: on(suspendMember),
    liftSuspension: on(liftSuspension),
    eraseMember: on(eraseMember),
    exportMember: on((context, { id }: Id) => exportMember(context, id)),
    setPermissions: on(setPermissions),
    blockWords: on((context, input: Words) => changeWords(context, true, input)),
    unblockWords: on((context, input: Words) => changeWords(context, false, input)),
    allowSite: on(allowSite),
    forbidSite: on(forbidSite),
    changeDiscussionSettings: on(changeSettings),
  },
};
