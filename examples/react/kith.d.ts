// The tags' attributes, properties and events, for JSX.
import '@kith/embed/jsx';
