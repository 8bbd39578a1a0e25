// CommonJS packages that require() Nest (throttler, nestjs-prometheus) fail in Jest's ESM linker with
// "Cannot require() ES Module ... in a cycle" unless Nest is already evaluated.
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';
