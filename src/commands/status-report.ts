import type { Command } from 'commander';
import type { Config } from '../config.ts';

export function addStatusReport(_quorate: Command, _config: Config): void {}
