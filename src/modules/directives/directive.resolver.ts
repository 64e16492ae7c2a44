import { Resolver } from 'type-graphql';
import { RootConnection } from '../../kernel/listing/index.ts';
import { DirectiveApi, DirectiveDraftApi } from './directive.type.ts';
import { DirectiveAddresseeApi, DirectiveDistributionApi } from './distribution.type.ts';

/** What can be asked of directives. */
@Resolver()
export class DirectiveQueries {
  @RootConnection(() => DirectiveApi, {
    description: 'Directives, those withdrawn included; by default the earliest first.',
  })
  directives!: never;

  @RootConnection(() => DirectiveDraftApi, {
    description:
      'The drafts of directives that the viewer may see; by default in the order of their Thai subjects.',
  })
  directiveDrafts!: never;

  @RootConnection(() => DirectiveDistributionApi, {
    description: 'What was sent and passed on to whom; by default from the earliest day on.',
  })
  directiveDistributions!: never;

  @RootConnection(() => DirectiveAddresseeApi, {
    description: 'To whom which directive came, by default first those who have not acknowledged it.',
  })
  directiveAddressees!: never;
}
