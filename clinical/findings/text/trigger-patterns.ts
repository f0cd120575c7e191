import type { ContextLexicon, Triggers } from './lexicon.ts';
import type { ScopeKind, TriggerRole } from './triggers.ts';

const children = new Set(['son', 'daughter', 'child', 'twin', 'baby', 'newborn', 'kid']);

function reaching(kind: ScopeKind, t: Triggers): [string, TriggerRole][] {
  return [
    ...t.before.map((p): [string, TriggerRole] => [p, { reach: 'before', kind }]),
    ...t.after.map((p): [string, TriggerRole] => [p, { reach: 'after', kind }]),
    ...t.short.map((p): [string, TriggerRole] => [p, { reach: 'short', kind }]),
    ...t.pseudo.map((p): [string, TriggerRole] => [p, { reach: 'pseudo' }]),
  ];
}

/** Every context phrase as a pattern with its role. */
export function triggerPatterns(context: ContextLexicon): [pattern: string, role: TriggerRole][] {
  const { negation, family } = context;
  const roles = (list: readonly string[], role: TriggerRole): [string, TriggerRole][] =>
    list.map((p) => [p, role]);
  return [
    ...reaching('negated', negation),
    ...roles(negation.phrase, { reach: 'phrase', kind: 'negated' }),
    ...roles(negation.afterAtEnd, { reach: 'after-at-end', kind: 'negated' }),
    ...roles(negation.afterAdjacent, { reach: 'after-adjacent', kind: 'negated' }),
    ...reaching('hypothetical', context.hypothetical),
    ...reaching('uncertain', context.uncertain),
    ...reaching('historical', context.historical),
    ...reaching('resolved', context.resolved),
    ...reaching('other-person', context.otherPerson),
    ...roles(context.radiation, { reach: 'radiation', kind: 'radiating' }),
    ...roles(context.masks, { reach: 'mask' }),
    ...roles(context.ends, { reach: 'end' }),
    ...roles(family.phrases, { reach: 'before', kind: 'family' }),
    ...roles(family.after, { reach: 'after', kind: 'family' }),
    ...roles(family.bothAfter, { reach: 'after', kind: 'patient-and-family' }),
    ...roles(family.both, { reach: 'before', kind: 'patient-and-family' }),
    ...family.kin.map((p): [string, TriggerRole] => [
      p,
      { reach: 'relative', kind: 'family', child: children.has(p) },
    ]),
    ...family.others.map((p): [string, TriggerRole] => [
      p,
      { reach: 'relative', kind: 'other-person', child: children.has(p) },
    ]),
    ...roles(family.verbs, { reach: 'relative-verb' }),
    ...roles(family.reports, { reach: 'relative-report' }),
  ];
}
