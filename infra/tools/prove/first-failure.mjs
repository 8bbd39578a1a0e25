// A broken property has failed with its first counterexample: searching for the smallest one takes longer than all the rest.
import fc from 'fast-check';

fc.configureGlobal({ endOnFailure: true });
