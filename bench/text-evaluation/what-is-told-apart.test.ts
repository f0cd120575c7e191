import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('a run of signs with marks behind them', () => {
  it.each([
    ['Pallor- Icterus- Cyanosis- Clubbing- Pedal edema-   JVP not raised', ['-pallor', '-jaundice', '-clubbing']],
    ['Pallor+ Icterus- Edema+', ['pallor', '-jaundice', 'oedema']],
    ['Fever- Cough- Rash+ since 3 days', ['-fever', '-cough', 'rash']],
    ['Pallor- nil Icterus- nil Cyanosis- present', ['-pallor', '-jaundice', 'cyanosis']],
    ['Smoking- yes Alcohol- no Tobacco- no', ['smoking', '-alcohol-history']],
  ])('is answered mark by mark: %s', (text, findings) => {
    expect(said(text)).toEqual(expect.arrayContaining(findings));
  }); // prettier-ignore

  it.each([
    ['Leg pain- swelling- redness of calf', 'leg-erythema'],
    ['Film - fragments++', 'schistocytes'],
    ['Cough- productive', 'cough'],
  ])('is no list of complaints: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});

describe('what is told behind "and" with a verb or a verdict of its own', () => {
  it.each([
    ['There was no head injury and a CT head was normal.', 'ct-head-normal'],
    ['No weakness and reflexes were brisk.', 'brisk-reflexes'],
    ['No dysuria and urine is dark.', 'dark-urine'],
    ['No cough and ECG normal.', 'ecg-normal'],
    ['No wasting and reflexes normal.', '-reduced-reflexes'],
    ['She saw the nurse on Tuesday and has had two days of flucloxacillin.', 'recent-antibiotics'],
  ])('is not denied with what stands before: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['No fever and appetite good.', 'anorexia'],
    ['No deformity and pulse palpable.', 'absent-pulse'],
    ['No nausea and urine output is good.', 'anuria'],
    ['No swelling and sensation intact.', 'numbness'],
  ])('lends its noun to no "no": %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it('is denied in a list', () => {
    expect(said('No redness and swelling was seen.')).toEqual(
      expect.arrayContaining(['-erythema', '-oedema']),
    );
    expect(said('Hepatitis B and C serology and Quantiferon were negative.')).not.toContain(
      'history-hepatitis',
    );
    expect(said('Not awake and alert.')).not.toContain('-reduced-consciousness');
  });
});

describe('what runs "in the family"', () => {
  it.each([
    ['No heart disease in the family.', '-family-history-coronary-disease', '-history-coronary-disease'],
    ['No family hx stroke.', '-family-history-stroke', '-history-stroke'],
    ['There is diabetes in the family.', 'family-history-diabetes', 'history-diabetes'],
  ])('is the relatives’: %s', (text, theirs, own) => {
    expect(said(text)).toContain(theirs);
    expect(said(text)).not.toContain(own);
  });

  it('is the patient’s too where both are named', () => {
    expect(said('No history of psoriasis in her or the family.')).toContain('-history-psoriasis');
  });
});

describe('words that mean something else', () => {
  it.each([
    ['1-2 beers on weekends', 'alcohol-use-heavy'],
    ['Hydrocortisone 1% to the cheeks BID.', 'on-glucocorticoid'],
    ['Triamcinolone 0.1% oint to hands.', 'on-glucocorticoid'],
    ['His brother heard him choking.', 'family-history-hearing-loss'],
    ['CLD of prematurity.', 'history-cirrhosis'],
    ['Rectal exam: normal tone.', '-rigidity'],
    ['Passing urine normally.', '-haematuria-microscopic'],
    ['He cannot get comfortable.', '-toxic-appearance'],
    ['The pain does not wake her from sleep.', 'reduced-consciousness'],
    ['Her arms twitched two or three times.', 'focal-seizure'],
    ['Speech normal rate and volume.', '-aphasia'],
  ])('are not read so: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it.each([
    ['12 beers a day', 'alcohol-use-heavy'],
    ['Prednisolone 5 mg daily.', 'on-glucocorticoid'],
    ['Twitching of the left hand.', 'focal-seizure'],
    ['Not waking, GCS 6.', 'reduced-consciousness'],
    ['Tone normal in all limbs.', '-rigidity'],
  ])('still are where they mean it: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});

describe('an illness called the patient’s own', () => {
  it.each([
    ['I saw her for review of her seropositive rheumatoid arthritis.', 'history-rheumatoid-arthritis'],
    ['His asthma is well controlled.', 'history-asthma'],
    ['Her longstanding psoriasis is stable.', 'history-psoriasis'],
    ['Care of her lupus goes on.', 'history-lupus'],
  ])('is known: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['His mother’s asthma is worse.', 'history-asthma'],
    ['Her stroke occurred today.', 'history-stroke'],
    ['His hepatitis B vaccination is due.', 'history-hepatitis'],
    ['Her depression score is 12.', 'history-depression'],
  ])('is not where it is another’s, new, or a test: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('ordinary words of a normal note', () => {
  it.each([
    ['Skin is warm and dry.', 'dry-flushed-skin'],
    ['Neck is supple without adenopathy.', 'cervical-lymphadenopathy'],
    ['She is keeping fluids down.', 'dehydration-signs'],
    ['Seen in August, where he says his tests were normal.', 'confusion'],
    ['It hurts when he takes a deep breath or coughs.', 'cough'],
    ['It hurts when he moves his arms.', 'limb-pain'],
    ['Septal deviation with inferior turbinate hypertrophy.', 'echo-septal-hypertrophy'],
    ['Troponin 11, unchanged at two hours. Hgb 13.2, glucose 102.', 'troponin-raised'],
    ['Aspirin 324 mg given per chest pain protocol.', 'on-aspirin'],
    ['Use cold compresses and wash the hands.', 'cold-limb'],
    ['She started high-intensity atorvastatin.', 'extreme-exertion'],
    ['Took a bottle of Ambien out of the cabinet.', 'medicine-overdose'],
  ])('states no finding: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it.each([
    ['Skin hot and dry.', 'dry-flushed-skin'],
    ['Neck: cervical adenopathy without tenderness.', 'cervical-lymphadenopathy'],
    ['She took a bottle of Tylenol.', 'medicine-overdose'],
    ['Cold left hand.', 'cold-limb'],
    ['Echo: septal hypertrophy.', 'echo-septal-hypertrophy'],
    ['His arm hurts.', 'limb-pain'],
  ])('unless it is one: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});

describe('advice, and what a letter recalls', () => {
  it.each([
    ['Advised not to smoke.', '-smoking'],
    ['Told not to drink alcohol.', '-alcohol-history'],
    ['She must not smoke.', '-smoking'],
  ])('denies nothing by what is not to be done: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it('tells what the reader will recall', () => {
    expect(said('You will recall that he had a myocardial infarction in 2019.')).toContain(
      'history-myocardial-infarction',
    );
    expect(said('He does not smoke and drinks socially.')).toEqual(
      expect.arrayContaining(['-smoking', 'alcohol-history']),
    );
  });

  it('reads a height in feet and inches', () => {
    expect(said(`Height 5'11", weight 84 kg.`)).not.toContain('obesity');
    expect(said(`Ht 5'2", wt 95 kg.`)).toContain('obesity');
  });
});
