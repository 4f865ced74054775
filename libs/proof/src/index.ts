export { checkInThread, type CheckLimits, type CheckOutcome } from './check-in-thread';
export { ProvingPool, type TimedProof } from './proving-pool';
