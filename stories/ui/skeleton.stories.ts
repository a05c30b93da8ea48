import { skeleton, type SkeletonShape } from '@kith/ui';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { stack } from '../fixtures/stage.js';

const meta: Meta = { title: 'UI/Skeleton' };
export default meta;

const shape = (name: SkeletonShape, count: number): StoryObj => ({ render: () => stack(skeleton(name, count)) });

export const Cards: StoryObj = shape('card', 3);
export const Rows: StoryObj = shape('row', 4);
export const Profile: StoryObj = shape('profile', 1);
export const Text: StoryObj = shape('text', 2);
