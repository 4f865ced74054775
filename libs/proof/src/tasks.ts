import type { DocumentFault, Proof, WorldProof } from '@stafet/workflows';

/** What a thread is asked to do. */
export type Task =
  /** Walk one world of a pathway of the registry. */
  | { readonly is: 'world'; readonly id: string; readonly version: number; readonly world: number }
  /** Make a pathway of the text of a document, and prove it. */
  | { readonly is: 'document'; readonly text: string };

/** What it answers. */
export type Answer =
  | { readonly is: 'world'; readonly proof: WorldProof; readonly milliseconds: number }
  | { readonly is: 'proof'; readonly proof: Proof }
  | { readonly is: 'faults'; readonly faults: readonly DocumentFault[] };
