/** The client that reads one cluster: a file of its own, since it is large and most scans find all that they need in Resource Graph. */
export { createContainerService } from '@azure/arm-containerservice/api';
export { get } from '@azure/arm-containerservice/api/managedClusters';
