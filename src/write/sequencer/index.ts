export { Sequencer, type SequencerSettings, sealBatch } from './sequencer.ts';
export {
  type LedgerFault,
  type LedgerFinding,
  type LedgerHead,
  type LedgerReport,
  type Verification,
  verifyLedger,
} from './verify.ts';
