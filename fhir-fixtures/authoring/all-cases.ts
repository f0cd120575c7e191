import type { AuthoredCase } from './builders.ts';
import { authored as aceInhibitorCough } from './ace-inhibitor-cough.ts';
import { authored as acuteAppendicitis } from './acute-appendicitis.ts';
import { authored as aorticDissection } from './aortic-dissection.ts';
import { authored as bacterialMeningitis } from './bacterial-meningitis.ts';
import { authored as breathlessMultimorbid } from './breathless-multimorbid.ts';
import { authored as creepingCalcium } from './creeping-calcium.ts';
import { authored as diabeticKetoacidosis } from './diabetic-ketoacidosis.ts';
import { authored as fallingMcv } from './falling-mcv.ts';
import { authored as giantCellArteritis } from './giant-cell-arteritis.ts';
import { authored as healthyAdult } from './healthy-adult.ts';
import { authored as inferiorStemi } from './inferior-stemi.ts';
import { authored as kawasakiChild } from './kawasaki-child.ts';
import { authored as nsaidKidneyInjury } from './nsaid-kidney-injury.ts';
import { authored as preEclampsia } from './pre-eclampsia.ts';
import { authored as pulmonaryEmbolism } from './pulmonary-embolism.ts';
import { authored as risingTsh } from './rising-tsh.ts';
import { authored as rupturedEctopic } from './ruptured-ectopic.ts';
import { authored as spironolactoneHyperkalaemia } from './spironolactone-hyperkalaemia.ts';
import { authored as subarachnoidHaemorrhage } from './subarachnoid-haemorrhage.ts';
import { authored as thiazideHyponatraemia } from './thiazide-hyponatraemia.ts';
import { authored as unrecordedCkd } from './unrecorded-ckd.ts';
import { authored as weightLossPlatelets } from './weight-loss-platelets.ts';
import { authored as feverAndMurmur } from './fever-and-murmur.ts';
import { authored as backPainAndAnaemia } from './back-pain-and-anaemia.ts';
import { authored as confusedAndYellow } from './confused-and-yellow.ts';
import { authored as weakLegsRising } from './weak-legs-rising.ts';
import { authored as tremorAndPalpitations } from './tremor-and-palpitations.ts';
import { authored as boyWithBellyPain } from './boy-with-belly-pain.ts';
import { authored as wheezyInfant } from './wheezy-infant.ts';
import { authored as screamingAndStill } from './screaming-and-still.ts';
import { authored as bleedingHardUterus } from './bleeding-hard-uterus.ts';
import { authored as itchAfterAntibiotic } from './itch-after-antibiotic.ts';
import { authored as colaUrine } from './cola-urine.ts';
import { authored as numbSaddle } from './numb-saddle.ts';
import { authored as unsteadyVegetarian } from './unsteady-vegetarian.ts';
import { authored as wholeHouseHeadache } from './whole-house-headache.ts';
import { authored as tannedAndCollapsed } from './tanned-and-collapsed.ts';
import { authored as thirstyPlumber } from './thirsty-plumber.ts';
import { authored as nosebleedAfterBactrim } from './nosebleed-after-bactrim.ts';
import { authored as fluttersOnThreeDrugs } from './flutters-on-three-drugs.ts';
import { authored as slowerSinceNovember } from './slower-since-november.ts';
import { authored as painOutOfProportion } from './pain-out-of-proportion.ts';
import { authored as redLegTooSore } from './red-leg-too-sore.ts';
import { authored as youngWomanFatigueRash } from './young-woman-fatigue-rash.ts';
import { authored as bruisedAndBabbling } from './bruised-and-babbling.ts';
import { authored as halosAndVomiting } from './halos-and-vomiting.ts';
import { authored as healthyChild } from './healthy-child.ts';
import { authored as healthyMan } from './healthy-man.ts';
import { authored as sweetBreathNormalSugar } from './sweet-breath-normal-sugar.ts';
import { authored as limpingAndPale } from './limping-and-pale.ts';
import { authored as nightSweatsAndCough } from './night-sweats-and-cough.ts';
import { authored as hotKneeOnSteroids } from './hot-knee-on-steroids.ts';
import { authored as spinningCannotWalk } from './spinning-cannot-walk.ts';
import { authored as chestPainLeaningForward } from './chest-pain-leaning-forward.ts';
import { authored as seeingSpidersDayThree } from './seeing-spiders-day-three.ts';
import { authored as sixDaysOldFloppy } from './six-days-old-floppy.ts';
import { authored as suddenPelvicPain } from './sudden-pelvic-pain.ts';
import { authored as spendingNotSleeping } from './spending-not-sleeping.ts';
import { authored as indigestionAtBreakfast } from './indigestion-at-breakfast.ts';
import { authored as backPainAfterCatheter } from './back-pain-after-catheter.ts';
import { authored as vomitingInTheHome } from './vomiting-in-the-home.ts';
import { authored as muddledSinceTheNewTablets } from './muddled-since-the-new-tablets.ts';
import { authored as tightWaistband } from './tight-waistband.ts';

/** Every authored case, in the order of the table in `cases/README.md`. */
export const ALL_CASES: readonly AuthoredCase[] = [
  inferiorStemi,
  pulmonaryEmbolism,
  aorticDissection,
  bacterialMeningitis,
  subarachnoidHaemorrhage,
  acuteAppendicitis,
  rupturedEctopic,
  diabeticKetoacidosis,
  fallingMcv,
  weightLossPlatelets,
  unrecordedCkd,
  creepingCalcium,
  risingTsh,
  aceInhibitorCough,
  thiazideHyponatraemia,
  nsaidKidneyInjury,
  spironolactoneHyperkalaemia,
  breathlessMultimorbid,
  kawasakiChild,
  preEclampsia,
  giantCellArteritis,
  healthyAdult,
  feverAndMurmur,
  backPainAndAnaemia,
  confusedAndYellow,
  weakLegsRising,
  tremorAndPalpitations,
  boyWithBellyPain,
  wheezyInfant,
  screamingAndStill,
  bleedingHardUterus,
  itchAfterAntibiotic,
  colaUrine,
  numbSaddle,
  unsteadyVegetarian,
  wholeHouseHeadache,
  tannedAndCollapsed,
  thirstyPlumber,
  nosebleedAfterBactrim,
  fluttersOnThreeDrugs,
  slowerSinceNovember,
  painOutOfProportion,
  redLegTooSore,
  youngWomanFatigueRash,
  bruisedAndBabbling,
  halosAndVomiting,
  healthyChild,
  healthyMan,
  sweetBreathNormalSugar,
  limpingAndPale,
  nightSweatsAndCough,
  hotKneeOnSteroids,
  spinningCannotWalk,
  chestPainLeaningForward,
  seeingSpidersDayThree,
  sixDaysOldFloppy,
  suddenPelvicPain,
  spendingNotSleeping,
  indigestionAtBreakfast,
  backPainAfterCatheter,
  vomitingInTheHome,
  muddledSinceTheNewTablets,
  tightWaistband,
];
