import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildKnowledge } from './build-knowledge.ts';

const SIGNS = ['fever', 'cough', 'rash', 'wheeze', 'vomiting', 'headache', 'jaundice', 'oedema'];

const FINDINGS = SIGNS.map(
  (id) => `- id: ${id}
  name: Sign ${id}
  kind: symptom
  leak: 0.02
  text: [${id}]
`,
).join('');

const CONDITION = `id: test-fever
name: Test fever
system: infectious
icd10: [A01.00]
snomed: ['386661006']
acuity: urgent
cannotMiss: false
frequency: {ambulatory: 10, emergency: 10, inpatient: 10}
findings:
${SIGNS.map((id) => `  ${id}: 0.5`).join('\n')}
`;

const ANALYTES = `- id: potassium
  name: Potassium
  category: laboratory
  unit: mmol/L
  loinc: ['2823-3']
  plausible: {low: 1, high: 12}
  names: [potassium]
  decimals: 1
`;

const CONDITION_FILE = 'conditions/infectious/test-fever.yaml';
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'chartside-knowledge-'));
  write('findings/general.yaml', FINDINGS);
  write('analytes.yaml', ANALYTES);
  write(CONDITION_FILE, CONDITION);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** The build's only complaint; a complaint leaves no compiled file behind. */
function onlyError(): string {
  const errors = buildKnowledge(root);
  expect(errors).toHaveLength(1);
  expect(existsSync(join(root, 'compiled/knowledge.json'))).toBe(false);
  return errors[0]!;
}

it('a knowledge base without a mistake is built', () => {
  expect(buildKnowledge(root)).toEqual([]);
  expect(existsSync(join(root, 'compiled/knowledge.json'))).toBe(true);
});

describe('the build names file, line and remedy of', () => {
  it('a finding that does not exist', () => {
    write(CONDITION_FILE, CONDITION.replace('  cough: 0.5', '  couhg: 0.5'));
    expect(onlyError()).toMatch(
      /^clinical\/knowledge\/conditions\/infectious\/test-fever\.yaml:11: .*"couhg" does not exist; add it/,
    );
  });

  it('evidence that would be counted twice, as a finding and as a risk', () => {
    write(CONDITION_FILE, CONDITION.replace('findings:', 'risks: {cough: 3}\nfindings:'));
    expect(onlyError()).toMatch(
      /test-fever\.yaml:9: .*"cough" stands in findings too; keep a trait or occupation in risks/,
    );
  });

  it('evidence that would be counted twice, as the only requirement and as a risk', () => {
    const stay =
      '- id: stay-abroad\n  name: Stay abroad\n  kind: exposure\n  leak: 0.02\n  text: [stay abroad]\n';
    write('findings/general.yaml', FINDINGS + stay);
    const risk = 'requires: [stay-abroad]\nrisks: {stay-abroad: 60}\nfindings:';
    write(CONDITION_FILE, CONDITION.replace('findings:', risk));
    expect(onlyError()).toMatch(/test-fever\.yaml:10: .*"stay-abroad" is what the condition requires/);
  });

  it('durations that add up to more than one', () => {
    const [days, weeks] = ['course-days', 'course-weeks'].map(
      (id) => `- id: ${id}\n  name: ${id}\n  kind: time-course\n  leak: 0.2\n  text: [${id}]\n`,
    );
    write('findings/general.yaml', `${FINDINGS}${days}${weeks}`);
    write(CONDITION_FILE, `${CONDITION}  course-days: 0.7\n  course-weeks: 0.4\n`);
    expect(onlyError()).toMatch(
      /test-fever\.yaml:\d+: .*the durations add up to 1\.10; they exclude each other/,
    );
  });

  it('a kind of cough that is more frequent than cough, in the background or in a condition', () => {
    const dry = (leak: number) =>
      `- id: dry-cough\n  name: Dry cough\n  kind: symptom\n  parents: [cough]\n  leak: ${leak}\n  text: [dry cough]\n`;
    write('findings/general.yaml', FINDINGS + dry(0.9));
    expect(onlyError()).toMatch(
      /general\.yaml:\d+: finding dry-cough: is more frequent \(0\.9, ambulatory\) than cough .*raise that or lower/,
    );
    write('findings/general.yaml', FINDINGS + dry(0.01));
    write(CONDITION_FILE, `${CONDITION}  dry-cough: 0.8\n`);
    expect(onlyError()).toMatch(
      /test-fever\.yaml:\d+: .*dry-cough \(0\.8\) is a kind of cough \(0\.5\) and can't be more frequent/,
    );
  });

  it('a SNOMED CT code whose check digit is wrong', () => {
    write(CONDITION_FILE, CONDITION.replace('386661006', '386661007'));
    expect(onlyError()).toMatch(/test-fever\.yaml:5: .*386661007 fails its check digit; look it up or leave/);
  });

  it('a LOINC code whose check digit is wrong', () => {
    write('analytes.yaml', ANALYTES.replace('2823-3', '2823-4'));
    expect(onlyError()).toMatch(/analytes\.yaml:5: .*2823-4 fails its check digit; look it up or leave/);
  });

  it.each(['0', '1', '1.7', '-0.2'])('a probability of %s', (p) => {
    write(CONDITION_FILE, CONDITION.replace('  rash: 0.5', `  rash: ${p}`));
    expect(onlyError()).toMatch(
      /test-fever\.yaml:12: findings\.rash.*between 0\.001 and 0\.995.*`only` or `excludedBy`/,
    );
  });

  it('a finding that is defined twice', () => {
    write('findings/more.yaml', FINDINGS.slice(0, FINDINGS.indexOf('- id: cough')));
    expect(onlyError()).toMatch(
      /findings\/more\.yaml:1: finding fever is already defined in .*general\.yaml:1; merge the two or rename/,
    );
  });

  it('a condition that is defined twice', () => {
    write('conditions/respiratory/test-fever.yaml', CONDITION);
    expect(onlyError()).toMatch(/respiratory\/test-fever\.yaml:1: condition test-fever is already defined/);
  });

  it('a source that does not exist', () => {
    write(CONDITION_FILE, CONDITION.replace('  fever: 0.5', '  fever: [0.5, nobody-1999]'));
    expect(onlyError()).toMatch(/test-fever\.yaml:10: .*"nobody-1999".*write a bare number/);
  });

  it('a finding that nothing can make present', () => {
    write('findings/general.yaml', FINDINGS.replace('  text: [oedema]\n', ''));
    expect(onlyError()).toMatch(/general\.yaml:36: .*give it a code, a number, a text pattern/);
  });

  it('a number that is no number, and YAML that cannot be read', () => {
    write(CONDITION_FILE, CONDITION.replace('  rash: 0.5', '  rash: often'));
    expect(onlyError()).toMatch(/test-fever\.yaml:12: findings\.rash/);
    write(CONDITION_FILE, CONDITION.replace('findings:', 'findings: ['));
    expect(buildKnowledge(root)[0]).toMatch(/test-fever\.yaml:\d+: not readable YAML/);
  });
});
