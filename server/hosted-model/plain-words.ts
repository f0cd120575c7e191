/** Capitalised words that begin sentences and headings, and eponyms and abbreviations of medicine. */
export const PLAIN_WORDS = new Set(
  `he she it his her they the a an this that there no not on in at of with without and or but for from was were is are
  has had have denies denied reports reported presents presented complains complaint complaining history past present
  patient pt female male woman man boy girl child infant family social review systems exam examination physical vital
  signs assessment plan impression results labs laboratory imaging medications medicines allergies chief hpi pmh ros
  seen lives call called admitted discharged started stopped given noted found today yesterday now then still only never
  since after before when while also both left right blood pressure heart rate temperature pulse respiratory chest
  abdomen abdominal pain skin neuro general murphy mcburney rovsing kernig brudzinski babinski homans ecg ekg mri
  ct x-ray wells crohn parkinson alzheimer graves addison cushing raynaud marfan doppler foley glasgow`.split(
    /\s+/,
  ),
);

/** Abbreviations of medical notes. What else is written in capitals may be a name. */
export const ABBREVIATIONS = new Set(
  `abg acl acs adl af afib aka aki ama anca aps aro asd atn av bka bmi bmp bnp bp bph bpm bun bx ca cabg cad cath
  cbc cbt cc chd chf ckd cmp cms cns copd cp cpap cpe cpk cpr crp csf ct cta ctab cva cvat cvp cxr dash dbp dka dm dnr
  dob dre dtr dvt dx ed edc eeg ef egd eh ekg emg ems ent eom eomi er ercp esi esr esrd etoh ex ext fb
  fev ffp fh fhx fm fodmap fu fx gcs gerd gfr gi gib git gp gpa gtt gu ha hb hba hbsag hbv hcg hct hcv hdl heent hep hf
  hfpef hfref hgb hi hiv hld hlh hpi hpv hr hrt hsm hsv ht htn hx ibd ibs icd icp icu id ie iga ige igg igm im inr io
  iua iud iup iv ivdu ivf jvd jvp ka kub la lad lbbb ldh ldl lfs lft lfts lll llq lmp loc lof lp lpm lr luq lv lvef lvh
  mca mch mcv mdd mdi mi mmr mr mra mrcp mri mrn mrsa msk msu mtx mva mvc na nad nc ncat ngt nicu nka nkda nkfa npo nsaid
  nsaids nsr nstemi nt ntnd nyha oa ob obgyn ocp od om or orif os osa osh otc pa pac pcn pco pcos pcp pcr pda pe perrl
  perrla pft pfts phq pid pmh pmhx pms pnd po pod pr prn psa psh pshx pt pta ptca ptsd ptt pud pvc pvd qd qhs qid qrs qt
  qtc ra rbbb rbc rccs rdw rhf rlq rll rn rom ros rr rrr rsv rt rtc ruq rv rvh rx saah sah sbo sbp sdh sh shx si siadh
  sids sirs sl sle slr sob ssri sss st stat std stemi sti sts svt sx ta tah tb tbi tee tft tfts tg thr tia tib tid tkr
  tm tmj tnd tpn tsh tte ttp turp uc ugi uri us uss uta uti utis vf vs vsd vss vt vte vzv wbc wbcs wnl wt xr yo`.split(
    /\s+/,
  ),
);
