import type { Command } from 'commander';
import type { Config } from '../config.ts';

export function addPlanner(_quorate: Command, _config: Config): void {}
