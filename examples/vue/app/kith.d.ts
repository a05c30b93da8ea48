import type { CustomElements } from '@kith/embed/vue';

declare module 'vue' {
  interface GlobalComponents extends CustomElements {}
}
