import type { Chart, ChartProblem, PatientFacts } from '../../clinical/chart/chart.ts';
import type { CaseSources, DeidentifiedCase } from '../../clinical/assessment/deidentified-case.ts';
import type { ComputedRecord } from '../../contracts/describe-assessment.ts';
import type { Finding } from '../../clinical/findings/finding.ts';
import type { LanesToCome } from '../timeline/timeline-props.ts';
import type { TimelineModel } from '../timeline/model/timeline-model.ts';
import type { SentAssessment } from './sent-assessment.ts';

/** Which time the assessment stands at: the wall clock in care, the record's last entry in a sandbox or a test server. */
export type AssessedAt =
  { readonly kind: 'now'; readonly now: number } | { readonly kind: 'record'; readonly now: number };

/** Whose record is read, and from which FHIR base. */
export interface RecordOf {
  readonly patient: string;
  readonly server: string;
}

/** Where the worker finds the two parts of the knowledge base. */
export interface KnowledgeAddresses {
  readonly analytes: string;
  readonly reasoning: string;
}

/** Main thread → worker. `generation` names one launch: answers to an older one are dropped. */
export type ToWorker =
  | {
      /** Load and index the knowledge base; a failure shows at `open`. */
      readonly type: 'warm';
      readonly generation: -1;
      readonly knowledge: KnowledgeAddresses;
    }
  | {
      readonly type: 'open';
      readonly generation: number;
      readonly of: RecordOf;
      readonly at: AssessedAt;
      readonly knowledge: KnowledgeAddresses;
    }
  | { readonly type: 'add'; readonly generation: number; readonly resources: readonly unknown[] }
  | {
      readonly type: 'paint';
      readonly generation: number;
      readonly items: number;
      /** Handed back with the picture that it is true of. */
      readonly toCome: LanesToCome;
    }
  | {
      readonly type: 'assess';
      readonly generation: number;
      readonly run: number;
      readonly entered: readonly Finding[];
      /** The page shows already what was prepared for these answers. */
      readonly isShown: boolean;
    };

/** What the screen needs of the chart besides the timeline. */
export interface ChartSummary {
  readonly patient: PatientFacts;
  readonly allergies: Chart['allergies'];
  readonly problems: readonly ChartProblem[];
  readonly accounting: Chart['accounting'];
  readonly asOf: number;
}

/** What a hosted model may be asked with, made where the chart is. */
export interface SecondOpinionInput {
  readonly case: DeidentifiedCase;
  readonly sources: CaseSources;
  readonly notes: {
    readonly texts: readonly { readonly daysAgo: number | null; readonly text: string }[];
    readonly hide: readonly string[];
  };
}

/** A part of the list of inputs as it is sent: lines in gzip, in base64. */
export interface SentPart {
  readonly hash: string;
  readonly gzip: string;
}

/** A finding that the clinician may add or deny. */
export interface FindingChoice {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

/** What the screen needs of the knowledge base to say things in words. */
export interface Vocabulary {
  readonly choices: readonly FindingChoice[];
  /** By the id that a number's basis has. */
  readonly citations: ReadonlyMap<string, string>;
}

/** Worker → main thread. */
export type FromWorker =
  | ({ readonly type: 'ready'; readonly generation: number } & Vocabulary)
  | {
      readonly type: 'painted';
      readonly generation: number;
      /** As asked with: how many resources had been read then. */
      readonly items: number;
      readonly toCome: LanesToCome;
      readonly timeline: TimelineModel;
      readonly summary: ChartSummary;
    }
  | {
      readonly type: 'assessed';
      readonly generation: number;
      readonly run: number;
      /** `null`: the page has it already. */
      readonly sent: SentAssessment | null;
      readonly opinionInput: SecondOpinionInput;
      readonly elapsedMs: number;
    }
  | {
      /** What the assessment would be with these answers, before they are given. */
      readonly type: 'prepared';
      readonly generation: number;
      /** How many `add`s had been handled: it is true of that record alone. */
      readonly added: number;
      /** See `keyOfAnswers`. */
      readonly key: string;
      readonly sent: SentAssessment;
      readonly elapsedMs: number;
    }
  | {
      /** What is stored of the assessment, and the parts of its list of inputs that are new since the last one. */
      readonly type: 'recorded';
      readonly generation: number;
      readonly run: number;
      readonly computed: ComputedRecord;
      readonly parts: readonly SentPart[];
    }
  | {
      readonly type: 'failed';
      readonly generation: number;
      readonly during: ToWorker['type'];
      readonly message: string;
    };
