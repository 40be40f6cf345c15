package fr.maillage.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebappListsTest {

    private final WebappLists lists = new WebappLists(2000);

    @Test
    void whatOneMayStartComesAtOnce() {
        assertThat(lists.sized("latest=true&startableInTasklist=true&firstResult=15&maxResults=15"))
                .contains("latest=true", "startableInTasklist=true", "firstResult=0", "maxResults=2000");
    }

    @Test
    void aListWithoutALimitGetsTheEngines() {
        assertThat(lists.sized("key=cpts-creation&sortBy=version&withoutTenantId=true"))
                .isEqualTo("key=cpts-creation&sortBy=version&withoutTenantId=true&maxResults=2000");
        assertThat(lists.sized(null)).isEqualTo("maxResults=2000");
    }

    @Test
    void aLimitThatIsAskedForStays() {
        assertThat(lists.sized("nameLike=%25CPTS%25&maxResults=50")).isEqualTo("nameLike=%25CPTS%25&maxResults=50");
    }

    @Test
    void whatIsAskedForKeepsItsEncoding() {
        assertThat(lists.sized("startableInTasklist=true&nameLike=%25%C3%89tude%25&maxResults=15"))
                .contains("nameLike=%25%C3%89tude%25");
    }
}
