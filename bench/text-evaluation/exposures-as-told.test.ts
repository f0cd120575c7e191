import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('what came before is read as it is told', () => {
  it.each([
    ['Her father passed away.', 'stressor-recent'],
    ['Mother died in March.', 'stressor-recent'],
    ['Recently separated, problems at home.', 'stressor-recent'],
    ['Smelt of ETOH.', 'alcohol-intake-today'],
    ['Had 4 beers before the fall.', 'alcohol-intake-today'],
    ['Outbreak of norovirus on the ward.', 'sick-contact'],
    ['Ate leftover rice.', 'suspicious-food'],
    ['Pain in the back after gardening.', 'lifting-or-strain'],
    ['Fluid intake down since Sunday.', 'reduced-fluid-intake'],
    ['The low mood is affecting her work.', 'impaired-function'],
    ['Recent cholecystectomy.', 'recent-surgery'],
    ['Ate prawns from a roadside stall.', 'suspicious-food'],
    ['Punched in the guts outside the pub.', 'abdominal-trauma'],
    ['Had a gastroscopy on Tuesday.', 'recent-endoscopy'],
    ['Fluoxetine doubled from 20 to 40 a fortnight ago.', 'medicine-interaction-recent'],
    ['On insulin, drank eight beers without eating.', 'alcohol-or-missed-meal'],
    ['Could not afford insulin this month.', 'insulin-missed'],
    ['Prednisolone daily for three years.', 'steroid-use-known'],
    ['Last dialysed 5 days ago.', 'missed-dialysis-or-high-potassium-diet'],
    ['Headbutted in a tackle.', 'head-trauma-recent'],
    ['Just home from three weeks in Portugal.', 'travel-recent'],
    ['Slaughters goats for a living.', 'animal-exposure'],
    ['Nurse on a TB ward.', 'tb-exposure'],
    ['Out of hospital for six days.', 'recent-hospitalisation'],
    ['Half the office is off with flu.', 'flu-season'],
    ['Took misoprostol ten days ago.', 'recent-abortion'],
    ['Shifted a load of bricks.', 'lifting-or-strain'],
    ['On the floor about 14 hours.', 'prolonged-immobility-found-down'],
    ['Vomited his phenytoin.', 'seizure-trigger'],
    ['Ran out of money for drink on Monday.', 'alcohol-last-drink-days-ago'],
    ['Slept in the van with a camp stove on.', 'co-exposure-source'],
    ['Grandfather had TB.', 'tb-exposure'],
    ['No pins and needles.', '-paraesthesia'],
    ['No pain behind the eye.', '-eye-pain'],
    ['Came off his motorbike on the farm track.', 'trauma-recent'],
    ['Her brother has the same complaint.', 'sick-contact'],
    ['Found wedged between the bed and the wall.', 'prolonged-immobility-found-down'],
    ['Sits two minutes and it goes.', 'relief-with-rest'],
    ['Gets through a box of wine in two days.', 'alcohol-use-heavy'],
  ])('%s', (sentence, finding) => {
    expect(said(sentence)).toContain(finding);
  });

  it.each([
    ['Father died in 1988 of a stroke.', 'stressor-recent'],
    ['Drinks 4 beers a week.', 'alcohol-intake-today'],
    ['Keen gardener, fit and well.', 'lifting-or-strain'],
    ['Food intake down, drinking plenty.', 'reduced-fluid-intake'],
    ['Fell and hurt his wrist, abdomen soft.', 'abdominal-trauma'],
    ['Went over the handlebars.', 'abdominal-trauma'],
    ['Travels to Spain next month.', 'travel-recent'],
    ['Husband works in Nigeria.', 'travel-tropical'],
    ['Advised a low carb diet.', 'carbohydrate-restriction'],
    ['Heparin to be started.', 'recent-heparin'],
    ['Head injury advice given.', 'head-trauma-recent'],
    ['Works as a carer in a nursing home.', 'nursing-home-resident'],
    ['Training for a marathon in April.', 'extreme-exertion'],
    ['Whole family came with him.', 'cohabitants-affected'],
    ['Piles on blankets at night.', 'weight-gain'],
    ['Hands numb at night, has to shake them out.', 'tremulousness'],
    ['CO alarm fitted, silent.', 'co-exposure-source'],
    ['Wisdom teeth out at 18.', 'recent-dental-procedure'],
    ['Nearly went down in the kitchen.', 'low-energy-fall'],
    ['He must cut down on red meat and beer.', 'alcohol-last-drink-days-ago'],
  ])('and not what only sounds like it: %s', (sentence, finding) => {
    expect(said(sentence)).not.toContain(finding);
  });
});
